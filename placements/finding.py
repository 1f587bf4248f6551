"""What the one box finds of hosts, offered to it by the settings (SEARCHES)."""

from django.utils.translation import gettext as _

from beneficiaries.models import Hit
from placements.models import Host


def hosts(text, *, reader, most):
    """Hosts by name, place, VAT number, tax code or phone, for those who may see them."""
    found = Host.objects.visible_to(reader).with_whereabouts().named_like(text).nearest_first(text)
    for host in found[:most]:
        yield Hit(
            kind=_("Hosts"),
            name=host.name,
            url=host.get_absolute_url(),
            about=tuple(word for word in (host.get_kind_display(), host.place, host.contact_name) if word),
            state=_("host") if host.is_active else _("no longer a host"),
            look="good" if host.is_active else "off",
        )
