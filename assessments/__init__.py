"""What we see, who saw it, and what the team agreed."""
