"""Engines turn a loaded page into findings. Each is a small object with the same three parts."""

from typing import Final, Protocol

from accessibility.findings import EngineResult
from accessibility.targets import LoadedPage

PAGE_ENGINES: Final = frozenset({"axe", "accesslint", "static", "live"})
"""What can run on each page."""
SITE: Final = "site"
"""Our rules across pages, which run when all pages are in."""
DOCUMENTS: Final = "documents"
"""Our rules for the files that the site hosts or its pages link, which run last."""


class Engine(Protocol):
    """Checks one page. An engine keeps nothing between two pages."""

    @property
    def name(self) -> str:
        """How findings and the command line call the engine."""
        ...

    @property
    def version(self) -> str:
        """The version that is recorded with a scan."""
        ...

    def check(self, page: LoadedPage) -> EngineResult:
        """The engine's findings on the page and an outcome for each of its rules."""
        ...
