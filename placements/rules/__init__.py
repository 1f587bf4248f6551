"""The regulation of internships, one theme a file. Pure functions of values; every one says where it comes from."""
