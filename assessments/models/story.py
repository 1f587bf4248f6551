"""What assessing adds to the story of a case: rounds that began and ended, and what the person said of them."""

from django.db.models import TextField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments.enums import Stance
from assessments.models.rounds import Round
from assessments.models.words import PersonsWord
from beneficiaries.enums import MomentKind
from beneficiaries.models import in_words, moments

KIND = MomentKind.ASSESSMENT


def rounds(episode, *, reader):
    of_case = Round.objects.filter(episode=episode)
    told = {"kind": KIND, "text": _name_of("instrument__name"), "door": "assessments:round"}
    yield moments(of_case, at="opened_on", title=_("assessment begun"), by="opened_by", **told)
    yield moments(of_case, at="agreed_on", title=_("assessment agreed by the team"), **told)


def words(episode, *, reader):
    yield moments(
        PersonsWord.objects.filter(round__episode=episode),
        at="said_on",
        kind=KIND,
        title=in_words("stance", {stance: _("the person %(stance)s") % {"stance": stance.label} for stance in Stance}),
        by="recorded_by",
        text="words",
        door=("assessments:round", "round_id"),
    )


def _name_of(field):
    """A name kept in several languages, in the reader's own, or in Italian."""
    own, italian = (KeyTextTransform(language, field) for language in (get_language(), "it"))
    return Coalesce(own, italian, output_field=TextField())
