"""Hosts, agreements, internships, attendance, hires."""
