"""The framework agreement on paper."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from placements.enums import SignerSide
from placements.models import Signature
from reporting.placement_papers.facts import NOTHING, period, short_day
from reporting.placement_papers.shapes import Paper, Part, Signer

SIGNING = (SignerSide.PROMOTER, SignerSide.HOST)


def agreement(agreement) -> Paper:
    """Promoter and host, validity and seats; the duties are wording."""
    host, ambito = agreement.host, agreement.host.ambito
    return Paper(
        title=_("Framework agreement for internships"),
        person=host.name,
        beside=((_("Number"), agreement.number), (_("Protocol number"), agreement.protocol or "________________")),
        parts=(
            Part(
                _("Between"),
                facts=(
                    (_("Promoter"), f"{ambito.managing_body or ambito.service_name} ({ambito.service_name})"),
                    (_("Host"), host.name),
                    (_("Kind"), capfirst(host.get_kind_display())),
                    (_("VAT number or tax code"), host.vat_number or host.tax_code),
                ),
            ),
            Part(
                _("Validity"),
                facts=(
                    (_("Period"), period(agreement.starts_on, agreement.ends_on)),
                    (_("Seats at the same time"), str(agreement.seats)),
                    (_("Kinds of work"), "; ".join(agreement.sectors_in_words) or NOTHING),
                ),
            ),
            Part(
                _("Insurance"),
                facts=(
                    (_("Accidents at work (INAIL)"), agreement.get_inail_by_display()),
                    (_("Liability to third parties"), _liability(agreement)),
                ),
            ),
            *_safety(agreement),
        ),
        signers=_signers(agreement, {SignerSide.PROMOTER: ambito.managing_body or ambito.service_name}),
    )


def _safety(agreement):
    if agreement.safety:
        yield Part(_("Duties of safety"), sentences=tuple(agreement.safety.splitlines()), written=True)


def _liability(agreement):
    told = (agreement.liability_insurer, agreement.liability_policy)
    until = agreement.insured_until and _("until %(day)s") % {"day": short_day(agreement.insured_until)}
    return ", ".join(words for words in (*told, until) if words) or NOTHING


def _signers(agreement, names):
    filed = {one.side: one for one in Signature.objects.of_agreement(agreement).in_order()}
    names |= {SignerSide.HOST: agreement.host.name}
    return tuple(_signer(side, names[side], filed.get(side)) for side in SIGNING)


def _signer(side, name, signature):
    role = capfirst(side.label)
    if signature is None or signature.signed_on is None:
        return Signer(name, role)
    return Signer(signature.name or name, role, short_day(signature.signed_on), signature.get_manner_display())
