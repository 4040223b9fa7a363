"""What a terminal shows while a scan runs."""

import io
import sys

import pytest
from wagtail.models import Site

from accessibility.management.bars import Bars
from tests.accessibility import audits


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_files_have_a_bar_of_their_own(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = audits.scan_of(site)
    page = audits.audited(scan, "http://localhost/")
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with Bars(scan) as bars:
        bars.show_page(page)
        bars.show_files(0, 4)
        bars.show_files(3, 4)
    pages, _zero, _begun, *files = terminal.getvalue().replace("\n", "\r").split("\rDokumente")
    assert "Prüfung: 100%" in pages
    assert "werden geprüft, 3 von 4 |" in files[-1]


def test_nothing_is_shown_where_nobody_looks(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    with Bars(audits.scan_of(site)) as bars:
        bars.show_files(0, 4)
    assert capsys.readouterr().err == ""
