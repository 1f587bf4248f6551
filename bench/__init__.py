"""Measurements: ours against a reference, side by side in the same run. `make bench` runs them; nothing is asserted."""
