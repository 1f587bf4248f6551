"""What was granted and what was spent."""
