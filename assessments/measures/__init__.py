"""Mathematics of ratings: numpy and scipy only; no Django, no dates, no names of people."""
