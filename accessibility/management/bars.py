"""What a terminal shows of a scan: a bar for its pages and, below it, one for its files."""

import sys
from types import TracebackType
from typing import Self

from django.utils.translation import gettext as _
from tqdm import tqdm

from accessibility.models import Scan, ScannedPage


class Bars:
    """Only on a terminal; use it as a context manager."""

    def __init__(self, scan: Scan) -> None:
        coverage = scan.coverage
        self._failed = coverage.failed
        self._bar = tqdm(
            total=coverage.found,
            initial=coverage.found - coverage.remaining,
            desc=_("Audit"),
            unit=_(" pages"),
            disable=None,
            file=sys.stderr,
        )
        self._files: tqdm | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for bar in filter(None, [self._files, self._bar]):
            bar.close()

    def show_page(self, page: ScannedPage) -> None:
        """One more page is dealt with."""
        self._failed += page.state == ScannedPage.State.FAILED
        self._bar.set_postfix_str(_("{n} failed").format(n=self._failed), refresh=False)
        self._bar.update()

    def show_files(self, checked: int, total: int) -> None:
        """So many of the files are checked."""
        if self._files is None:
            self._bar.close()
            self._files = tqdm(
                total=total, disable=None, file=sys.stderr, bar_format="{desc} |{bar}|"
            )
        words = _("Checking documents, {n} of {total}").format(n=checked, total=total)
        self._files.set_description_str(words, refresh=False)
        self._files.n = checked
        self._files.refresh()
