"""What figures rest on, beside the acts of the rules they count by."""

from django.utils.translation import gettext_lazy as _

from equipe.verdicts import Read, Source

RELIABLE_CHANGE = Source(
    act=_("Reliable change (Jacobson and Truax, 1991), for measures on one scale"),
    url="https://pubmed.ncbi.nlm.nih.gov/2002127/",
)
WHO_5 = Source(act=_("WHO-5 well-being index, World Health Organization, 1998"), read=Read.SECONDARY)
WILSON = Source(act=_("Interval of a part (Wilson, 1927)"), url="https://doi.org/10.1080/01621459.1927.10502953")
