"""A scan in the formats of other programs. A module in here is a format; its name is the format's.

Each has one function, ``render(scan)``, that yields the report piece by piece as text.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Protocol, cast

from accessibility.models import Scan


class Exporter(Protocol):
    """What each module in here offers."""

    def render(self, scan: Scan) -> Iterator[str]:
        """The report, piece by piece."""
        ...


def formats() -> list[str]:
    """The names of the formats, sorted."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def exporter(format_name: str) -> Exporter:
    """The exporter for one of `formats`."""
    return cast(Exporter, importlib.import_module(f"{__name__}.{format_name}"))
