"""What a report shows: a frozen edition's data as facts and tables, the same for every format."""

from pages.reports.chapters import parts_of
from pages.reports.parts import Cell, Column, Entry, Fact, Part, Table

__all__ = ["Cell", "Column", "Entry", "Fact", "Part", "Table", "parts_of"]
