"""Headings beside texts of their subject and of another."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "heading-off-topic"
LIBRARY = "<p>Die Bücherei leiht auch Werkzeug und Spiele an alle Erwachsenen aus.</p>"
POOL = "<p>Das Freibad hat ab Mai jeden Tag bis acht Uhr abends geöffnet.</p>"


@pytest.mark.parametrize(
    "html",
    [
        f"<h1>Wohngeld</h1>{POOL}",
        f"<div role=heading aria-level=2>Fernwärme</div>{LIBRARY}",
        f"<title>Freibad</title><h1>Wohngeld</h1>{POOL}",
    ],
)
def test_needs_a_look(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


def test_headings_that_were_mixed_up_need_a_look() -> None:
    html = f"<h2>Freibad</h2>{LIBRARY}<h2>Bücherei</h2>{POOL}<h2>Heizen</h2><p>Kurz.</p>"
    assert [tag.get_text() for tag in doubts(RULE, html)] == ["Freibad", "Bücherei"]


def test_headings_mixed_up_across_levels_need_a_look() -> None:
    html = (
        "<h1>Wetter</h1><p>Wir haben montags bis freitags von 10 bis 16 Uhr geöffnet.</p>"
        "<h2>Öffnungszeiten</h2><p>Morgen und übermorgen wird es im ganzen Land regnen.</p>"
    )
    assert [tag.get_text() for tag in doubts(RULE, html)] == ["Wetter", "Öffnungszeiten"]


@pytest.mark.parametrize("name", ["Text", "Überschrift", "Neuer Abschnitt", "Heading 2"])
def test_headings_for_any_text_need_a_look(name: str) -> None:
    html = f"<h2>{name}</h2>{POOL}<h2>Freibad</h2>{POOL}"
    assert [tag.get_text() for tag in doubts(RULE, html)] == [name]


def test_headings_for_many_texts_need_a_look_where_there_is_no_other() -> None:
    assert len(doubts(RULE, f"<h1>Übersicht</h1>{POOL}<h1>Details</h1>{LIBRARY}")) == 2
    assert len(doubts(RULE, f"<h2>Abschnitt 1</h2>{POOL}<h2>Abschnitt 2</h2>{LIBRARY}")) == 2


@pytest.mark.parametrize(
    "html",
    [
        f"<h1>Freibad</h1>{POOL}<h2>Übersicht</h2>{POOL}<h2>Details</h2>{POOL}",
        f"<h1>Freibad</h1>{POOL}<h2>Teil 1</h2>{POOL}<h2>Teil 2</h2>{POOL}",
        f"<h1>Textil</h1>{POOL}<p>Textilien</p>",
        f"<h1>Öffnungszeiten</h1>{POOL}",
        f"<h1><img src=a.svg alt=Freibad></h1>{POOL}",
        f"<h1>Kontakt</h1>{POOL}",
        f"<h1>Getting here</h1>{POOL}",
        f"<title>Wohngeld – Stadt</title><h1>Wohngeld</h1>{POOL}",
        f"<h1>Wohngeld</h1>{POOL}<form><input></form>",
        "<h1>Wohngeld</h1><p>Montag bis Freitag</p>",
        f"<h2>Freibad</h2>{LIBRARY}<h2>Bücherei</h2>{LIBRARY}{POOL}",
        f"<main>{LIBRARY}</main><footer><h2>Wohngeld</h2>{POOL}</footer>",
        f"<h2>Heizen</h2>{POOL}<h2>Leihen</h2>{LIBRARY}",
        f"<h1>Angebote</h1><h2>Freibad</h2>{POOL}<h2>Bücherei</h2>{LIBRARY}<p>Angebote</p>",
        f"<h1 hidden>Wohngeld</h1>{POOL}",
        f"<h1>Was für uns alle und für Sie am 2. Mai neu ist</h1>{POOL}",
    ],
)
def test_passes(html: str) -> None:
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    assert not applies(RULE, POOL)
