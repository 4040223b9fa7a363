"""Page titles that fit any page."""

import pytest

from tests.accessibility.rules import GERMAN, applies, doubts, hits

RULE = "page-title-not-descriptive"


@pytest.mark.parametrize(
    "html",
    [
        "<title>Seite 2</title>",
        "<title>Unbenannt | Dinslaken digital</title>",
        "<title>Seite 2 – Seite</title>",
        "<title>index.html</title>",
        "<title>Page 3</title>",
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


def test_fails_where_the_title_that_fits_comes_second() -> None:
    first_misses = "<head><title>Apfelernte</title><title>Glasfaserausbau in den Ortsteilen</title>"
    text = "<main><p>Der Ausbau der Glasfaser in allen Ortsteilen dauert bis ins nächste Jahr.</p>"
    assert len(hits(RULE, f"{first_misses}{text}")) == 1


def test_needs_a_look_where_no_title_fits() -> None:
    html = f"<head><title>Apfelernte</title><title>Birnen</title><main><p>{GERMAN}</p></main>"
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "title",
    [
        "Startseite",
        "Willkommen",
        "2024",
        "Neu – Stadt Dinslaken",
        "Seite 2 – Dinslaken digital",
        "Seite 404 – Dinslaken digital",
        "115 – Ihre Behördennummer",
        "Index – Stichworte von A bis Z",
        "Inhalt – Geschäftsbericht 2025",
    ],
)
def test_needs_a_look_where_little_is_said_beside_what_may_be_the_name_of_the_site(
    title: str,
) -> None:
    html = f"<title>{title}</title>"
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Test", "Wer einen Test auf das Virus braucht, kommt ins Rathaus."),
        ("Untitled", "„Untitled“ heißt das Bild, das im Foyer hängt."),
    ],
)
def test_needs_a_look_where_the_text_is_about_what_seems_to_be_no_title(
    title: str, text: str
) -> None:
    html = f"<title>{title}</title><main><p>{text}</p></main>"
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


def test_needs_a_look_where_the_text_is_about_something_else() -> None:
    html = f"<title>Apfelernte</title><main><p>{GERMAN}</p></main>"
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<title>Startseite – Stadt Dinslaken</title>",
        "<title>Glasfaserausbau in den Ortsteilen</title>",
        f"<title>Verwaltung</title><main><p>{GERMAN}</p></main>",
        "<title>Neue Wege im Rathaus</title>",
        "<title>Opening hours of the library</title><main><h1>When we are here for you</h1>"
        "<p>Monday to Friday from nine to five, Saturday from ten to one.</p></main>",
        "<title></title>",
        "<title>Homepage | Stadt Dinslaken</title>",
        "<title>Seite 2 – Aktuelles – Stadt Dinslaken</title>",
        "<title>2024 | Ratsbeschlüsse | Stadt Dinslaken</title>",
        "<title>Neuigkeiten – Dinslaken digital</title>",
        "<svg><title>Seite 2</title></svg>",
        "<title>Seitenwege – Stadt</title>",
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = "<p>ohne Titel</p>"
    assert not applies(RULE, html)
