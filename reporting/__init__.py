"""The roof: figures, papers, worklists, the office's register: what looks at all the rest."""
