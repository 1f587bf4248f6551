"""What waits for whom, on the first page."""
