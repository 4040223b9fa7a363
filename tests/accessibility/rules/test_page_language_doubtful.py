"""Pages whose text is in another language than declared."""

import pytest

from tests.accessibility.rules import ENGLISH, GERMAN, applies, doubts, hits

RULE = "page-language-doubtful"


@pytest.mark.parametrize(
    "html",
    [
        (
            f'<html lang="de"><body><nav>Startseite Rathaus</nav><main><p>{ENGLISH}</p></main>'
            "</body></html>"
        ),
        f'<html lang="en"><body><p>{GERMAN}</p></body></html>',
        (
            f'<html lang="de"><body><main><p>{ENGLISH}</p><p lang="fr">Bonjour</p></main>'
            "</body></html>"
        ),
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


def test_fails_a_short_page_of_nothing_else() -> None:
    html = "<title>Who we are</title><body><main><p>We are the team of the town hall.</p></main>"
    assert len(hits(RULE, f'<html lang="de"><head>{html}</html>')) == 1


BANDS = (
    "Die Toten Hosen, Die Ärzte, Einstürzende Neubauten, Element of Crime, Wir sind Helden, "
    "Die Fantastischen Vier, Fettes Brot, Deichkind und Das Bo"
)


@pytest.mark.parametrize(
    "names",
    [
        f"<p>{BANDS}.</p>",
        f"<p>{BANDS}, {BANDS}.</p>",
        f"<ul><li>{BANDS.replace(', ', '</li><li>')}</li></ul>",
    ],
)
def test_names_in_another_language_need_a_look(names: str) -> None:
    html = f'<html lang="en"><title>Members</title><main><h1>Members</h1>{names}</main></html>'
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


def test_fails_a_page_on_which_names_stand_beside_prose() -> None:
    names = "<p>Die Ärzte, Wir sind Helden, Das Bo, Fettes Brot.</p>"
    html = f'<html lang="en"><body><p>{GERMAN}</p>{names}<p>{GERMAN}</p></body></html>'
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "surroundings",
    [
        "<nav><ul><li>Startseite</li><li>Rat und Verwaltung</li><li>Über die Stadt</li></ul></nav>",
        "<footer><p>Das ist ein Angebot der Stadt, die für ihre Bürger da ist.</p></footer>",
    ],
)
def test_needs_a_look(surroundings: str) -> None:
    html = f'<html lang="de"><body><main><p>{ENGLISH[:120]}</p></main>{surroundings}</body></html>'
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        f'<html lang="de"><body><main><p>{GERMAN}</p></main></body></html>',
        f'<html lang="de"><body><main><p>{GERMAN}</p><p>{ENGLISH}</p></main></body></html>',
        f'<html lang="en-GB"><body><main><p>{ENGLISH}</p></main></body></html>',
        (
            f'<html lang="de"><body><main><p lang="en">{ENGLISH}</p><p>{GERMAN}</p></main>'
            "</body></html>"
        ),
        '<html lang="de"><body><main><p>Digital strategy</p></main></body></html>',
        '<html lang="de"><body><main><h1>Smart City Summit</h1><p>Open Data Hub</p></main></body>',
        '<html lang="de"><title>Made in Germany</title><body><p>Startseite, Impressum</p></body>',
        f'<html lang="xx"><body><main><p>{ENGLISH}</p></main></body></html>',
        f'<html lang="de"><body><main><p hidden>{ENGLISH}</p></main></body></html>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = "<html><body><p>Text</p></body></html>"
    assert not applies(RULE, html)
