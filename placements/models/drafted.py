"""What the drafts of this app are about: the things whose forms keep what is being typed."""

from beneficiaries.models import Episode
from placements.models.internships import Internship

DRAFTED = {"internship": (Episode,), "extension": (Internship,)}
