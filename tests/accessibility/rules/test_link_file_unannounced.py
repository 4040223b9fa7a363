"""Links to files, with and without type and size."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "link-file-unannounced"


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/documents/3/satzung.pdf">Satzung</a>',
        '<a href="/satzung.pdf">Satzung (PDF)</a>',
        '<a href="/haushalt.xlsx?v=2">Haushalt 2024, 30 KB</a>',
        '<a href="/a.docx" title="">Antrag auf Wohngeld</a>',
        '<a href="/plan/" download>Plan</a>',
        '<a href="/plan.pdf" download>Plan (PDF)</a>',
        '<a href="/plan/" download="plan.pdf">Plan (Excel, 2 MB)</a>',
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/satzung.pdf">Satzung (PDF, 1,2 MB)</a>',
        '<a href="/satzung.pdf">Satzung (PDF, 312&nbsp;KB)</a>',
        '<li><a href="/haushalt.xlsx">Haushalt</a> (Excel, 30 kB)</li>',
        '<a href="/seite/">Satzung</a>',
        '<a href="/massnahmen/?format=csv" download>Maßnahmen (CSV)</a>',
        '<a href="/plan/" download="grenzen.geojson">Stadtgrenzen (GeoJSON, 40 KB)</a>',
        "<a download>Plan</a>",
        '<a href="http://[kaputt">Satzung</a>',
        '<a href="/brief.docx">Musterbrief (Word-Datei, 40 Kilobyte)</a>',
        '<a href="/x.pdf" hidden>Satzung</a>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = "<p>satzung.pdf</p>"
    assert not applies(RULE, html)
