"""What the drafts of this app are about: the things whose forms keep what is being typed."""

from assessments.models.experiences import HeldCompetence, WorkExperience
from assessments.models.instruments import Instrument, Item
from assessments.models.rounds import Round
from assessments.models.vignettes import Vignette
from beneficiaries.models import Episode

DRAFTED = {
    "agreement": (Round,),
    "word": (Round,),
    "item": (Item,),
    "vignette": (Vignette,),
    "instrument": (Instrument,),
    "experience": (Episode, WorkExperience),
    "competence": (Episode, HeldCompetence),
}
