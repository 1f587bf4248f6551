"""The papers of the year: requested, printed, kept."""
