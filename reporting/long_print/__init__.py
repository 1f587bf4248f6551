"""Registers of thousands of rows, printed in parts by processes of their own and bound into one paper.

Nothing is imported here: the setting process starts from this room and must not meet Django.
"""
