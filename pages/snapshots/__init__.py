"""Freezes reports: what was true on the reporting day is collected once and never changed.

`collecting` gathers it, `freezing` stores it as an edition, `comparison` sets two editions side by
side, `completeness` says beforehand what is missing. docs/report-schema.md describes the data.
"""

from pages.snapshots.collecting import collect
from pages.snapshots.freezing import checksum_of, freeze, latest_edition

__all__ = ["checksum_of", "collect", "freeze", "latest_edition"]
