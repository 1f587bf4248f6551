"""What an act keeps of the things around it as they were when it was made, so that its paper says the same again."""

from placements.models.cover import Cover, read_cover, write_cover
from placements.models.tutors import Tutor

CONTACT = ("side", "name", "role", "phone", "email")


def stated(internship, *, cover=None, tutors=()):
    """The two bodies and their agreement, the cover, the tutors with how they are reached.

    Nothing of the person: who she is stands in her file alone, and is put right there.
    """
    host, agreement = internship.host, internship.agreement
    return {
        "host": host.name,
        "host_code": host.vat_number or host.tax_code,
        "promoter": host.ambito.managing_body or host.ambito.service_name,
        "service": host.ambito.service_name,
        "agreement": agreement.number if agreement else "",
        "cover": write_cover(cover),
        "tutors": [{name: getattr(tutor, name) for name in CONTACT} for tutor in tutors],
    }


def stated_now(internship, *, on):
    """The same, asked of what is on file: the cover of now, and who stands by on a day."""
    on = max(on, internship.starts_on)
    standing = Tutor.objects.of(internship).standing(on=on).in_order()
    return stated(internship, cover=Cover.objects.of(internship).first(), tutors=standing)


def cover_of(act):
    """The cover as the act keeps it, unsaved."""
    return read_cover(act.stated.get("cover"))


def tutors_of(act):
    """Who stood by, unsaved: only what stands on a paper."""
    return [Tutor(**told) for told in act.stated.get("tutors", ())]
