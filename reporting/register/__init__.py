"""An office's register workbook: read cell by cell, planned row by row, written in one transaction."""
