"""Measures, money and staff as a spreadsheet: out to Excel or LibreOffice, and back again.

The way back: `reading` turns a file into rows, `planning` compares them with what is stored,
people look at the plan, `applying` carries it out as a whole or not at all.
"""
