"""The closed lists of matching: what a place asks of a body, licences, languages, ways to work, and a candidacy."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Demand(TextChoices):
    """What a job asks of whoever does it; of a person the same words say what is not possible, never why."""

    LIFTING = "lifting", _("lifting up to 10 kg")
    HEAVY = "heavy", _("lifting more than 10 kg")
    STANDING = "standing", _("standing for long")
    BENDING = "bending", _("bending or kneeling")
    STAIRS = "stairs", _("stairs or ladders")
    HEIGHTS = "heights", _("working at heights")
    DUST = "dust", _("dust")
    NOISE = "noise", _("noise")
    COLD = "cold", _("cold or cold rooms")
    HEAT = "heat", _("heat")
    OUTDOORS = "outdoors", _("outdoors in any weather")
    CHEMICALS = "chemicals", _("cleaning agents or chemicals")
    ALLERGENS = "allergens", _("flour, pollen, animal hair or other allergens")
    PUBLIC = "public", _("contact with the public")
    CROWD = "crowd", _("many people around")
    ALONE = "alone", _("working alone")
    PACE = "pace", _("a fast pace that is set")
    SCREEN = "screen", _("screen work")
    MACHINES = "machines", _("machines that may hurt")
    DRIVING = "driving", _("driving")


class Licence(TextChoices):
    """What one must be allowed to do; `words` of rules.naming recognise it in an inventory."""

    CAR = "car", _("driving licence B")
    MOPED = "moped", _("driving licence AM")
    LORRY = "lorry", _("driving licence C")
    BUS = "bus", _("driving licence D")
    FORKLIFT = "forklift", _("forklift licence")
    FOOD = "food", _("food hygiene certificate (HACCP)")
    SAFETY = "safety", _("safety training")
    CARE = "care", _("health and social care qualification (OSS)")


class Language(TextChoices):
    """Languages hosts here ask for, by their ISO 639-1 code."""

    IT = "it", _("Italian")
    EN = "en", _("English")
    DE = "de", _("German")
    SL = "sl", _("Slovenian")
    FR = "fr", _("French")
    ES = "es", _("Spanish")
    RO = "ro", _("Romanian")
    SQ = "sq", _("Albanian")
    AR = "ar", _("Arabic")
    UK = "uk", _("Ukrainian")
    RU = "ru", _("Russian")
    SR = "sr", _("Serbian")
    BN = "bn", _("Bengali")
    PA = "pa", _("Punjabi")
    ZH = "zh", _("Chinese")


class Way(TextChoices):
    """How somebody gets to work."""

    VEHICLE = "vehicle", _("with a car or scooter of her own")
    TRANSPORT = "transport", _("by bus or train")
    BICYCLE = "bicycle", _("by bicycle")
    FOOT = "foot", _("on foot")


class Weekday(IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class CandidacyState(TextChoices):
    """The columns of the board, and the two ways in which a card leaves it without a place."""

    SHORTLISTED = "shortlisted", _("shortlist")
    PROPOSED = "proposed", _("proposed to the host")
    INTERVIEW = "interview", _("interview")
    ACCEPTED = "accepted", pgettext_lazy("candidacy", "accepted")
    REFUSED = "refused", pgettext_lazy("candidacy", "refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("candidacy", "withdrawn")

    @property
    def look(self):
        """How components/state.html draws it."""
        return {
            self.SHORTLISTED: "new",
            self.PROPOSED: "wait",
            self.INTERVIEW: "wait",
            self.ACCEPTED: "good",
            self.REFUSED: "stop",
            self.WITHDRAWN: "off",
        }[self]


class Decider(TextChoices):
    """Who said no."""

    HOST = "host", _("the host")
    PERSON = "person", _("the person")
    SERVICE = "service", _("the service")


class NoReason(TextChoices):
    """Why somebody said no. Never a diagnosis, never who the person is."""

    SKILLS = "skills", _("what is asked is not there yet")
    TIMES = "times", _("hours or shifts do not go together")
    WAY = "way", _("the way to work is too far or too hard")
    TASKS = "tasks", _("the tasks are not suitable or not wanted")
    ABSENT = "absent", _("did not come, cannot be reached")
    OTHER_PLACE = "other_place", _("found another place or a job")
    OTHER_CHOSEN = "other_chosen", _("somebody else was chosen")
    PLACE_GONE = "place_gone", _("the place is no longer offered")
    NOT_NOW = "not_now", _("not now")
    NO_REASON = "no_reason", _("no reason was given")


class Check(TextChoices):
    """What is looked at between a person and an opening, one line each, before any skill."""

    OFFERED = "offered", _("the place is free")
    HOST = "host", _("the host")
    HOURS = "hours", _("hours a week")
    TIMES = "times", _("times of day and days")
    WAY = "way", _("way to work")
    LICENCES = "licences", _("licences")
    LANGUAGES = "languages", _("languages")
    DEMANDS = "demands", _("what the work asks of the body and the setting")


class Wish(TextChoices):
    """What of a person's wishes an opening meets."""

    WORK = "work", _("the work wished for: %(what)s")
    TOWN = "town", _("where the person wishes to work: %(what)s")
    HOURS = "hours", _("about as many hours as wished for: %(what)s")
