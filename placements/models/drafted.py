"""What the drafts of this app are about: the things whose forms keep what is being typed."""

from beneficiaries.models import Episode
from placements.models.entries import HostEntry
from placements.models.hosts import Host
from placements.models.internships import Internship
from placements.models.visits import Visit

DRAFTED = {
    "internship": (Episode,),
    "extension": (Internship,),
    "conclusion-host": (Internship,),
    "conclusion-tutor": (Internship,),
    "conclusion-person": (Internship,),
    "amendment": (Internship,),
    "suspension": (Internship,),
    "visit": (Visit,),
    "host_entry": (Host, HostEntry),
}
