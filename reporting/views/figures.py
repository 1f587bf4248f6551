"""The figures of a year, and the cases behind each."""
