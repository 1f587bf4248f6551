"""The doors of reporting, one room a theme."""
