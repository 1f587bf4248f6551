"""The framework agreement on paper: as it was signed, and what later acts agreed."""

from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from placements.enums import Insurer, SignerSide
from placements.models import AgreementAct, Signature, first_act
from placements.rules import codes
from reporting.placement_papers.facts import NOTHING, period, short_day
from reporting.placement_papers.shapes import Grid, Paper, Part
from reporting.placement_papers.signers import signer

SIGNING = (SignerSide.PROMOTER, SignerSide.HOST)


def agreement(agreement) -> Paper:
    """Promoter and host, validity and seats; the duties are wording."""
    host, ambito = agreement.host, agreement.host.ambito
    acts = acts_of(agreement)
    signed, insurance = acts[0].change, acts[0].insurance or agreement.insurance
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
                    (_("Period"), period(signed.holds_from, signed.ends_on)),
                    (_("Seats at the same time"), str(signed.seats)),
                    (_("Kinds of work"), _sectors(signed.sectors or ())),
                ),
            ),
            Part(
                _("Insurance"),
                facts=(
                    (_("Accidents at work (INAIL)"), _inail(insurance)),
                    (_("Liability to third parties"), _liability(insurance)),
                ),
            ),
            *_later(acts[1:]),
            *_safety(agreement),
        ),
        signers=_signers(agreement, {SignerSide.PROMOTER: ambito.managing_body or ambito.service_name}),
    )


def acts_of(agreement):
    """Its acts in their order; of one that is older than its acts, what its row says."""
    return list(AgreementAct.objects.of_agreement(agreement).in_order()) or [first_act(agreement)]


def _safety(agreement):
    if agreement.safety:
        yield Part(_("Duties of safety"), sentences=tuple(agreement.safety.splitlines()), written=True)


def _later(acts):
    """What later acts agreed, each beside what was signed first: nothing of that is written over."""
    if not acts:
        return
    rows = tuple(
        (f"{act.number}. {capfirst(act.get_kind_display())}", short_day(act.dated_on), "; ".join(_agreed(act)))
        for act in acts
    )
    grid = Grid(_("Acts"), (_("Act"), _("Date"), _("What changes")), rows, code="changes")
    yield Part(_("What was agreed, and what changed"), grid=grid)


def _agreed(act):
    yield f"{_('Holds from')}: {short_day(act.holds_from)}"
    if act.ends_on:
        yield f"{_('Last day')}: {short_day(act.ends_on)}"
    if act.seats is not None:
        yield f"{_('Seats at the same time')}: {act.seats}"
    if act.sectors is not None:
        yield f"{_('Kinds of work')}: {_sectors(act.sectors)}"
    if act.insurance:
        yield f"{_('Accidents at work (INAIL)')}: {_inail(act.insurance)}"
        yield f"{_('Liability to third parties')}: {_liability(act.insurance)}"


def _inail(insurance):
    return Insurer(insurance["inail_by"]).label if insurance.get("inail_by") else NOTHING


def _sectors(sectors):
    return "; ".join(codes.in_words(sector) for sector in sectors) or NOTHING


def _liability(insurance):
    told = (insurance.get("liability_insurer"), insurance.get("liability_policy"))
    last = insurance.get("insured_until")
    until = last and _("until %(day)s") % {"day": short_day(date.fromisoformat(last))}
    return ", ".join(words for words in (*told, until) if words) or NOTHING


def _signers(agreement, names):
    filed = {one.side: one for one in Signature.objects.of_agreement(agreement).in_order()}
    names |= {SignerSide.HOST: agreement.host.name}
    return tuple(signer(side, names[side], filed.get(side)) for side in SIGNING)
