"""Pages and passages that say they are in Leichte Sprache."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "leichte-sprache-rules"
HARD = (
    "<p>Die Fortschreibung der Digitalisierungsstrategie wird durch den Rat beschlossen.</p>"
    "<p>Bürger könnten gem. § 5 einen Antrag beim Amt des Bürgermeisters stellen.</p>"
)
EASY = "<p>Die Stadt hat einen Plan.</p><p>Das nennt man: Digitalisierung.</p><p>Rufen Sie an!</p>"


@pytest.mark.parametrize(
    "html",
    [
        f'<html lang="de"><main><h1>Leichte Sprache</h1>{HARD}</main>',
        f'<html lang="de"><main><h1>Unser Plan in Leichter Sprache</h1>{EASY}{HARD}</main>',
        f'<html lang="de"><main><h1>Plan</h1><h2>In leichter Sprache</h2>{HARD}<h2>B</h2></main>',
        f'<html lang="de"><main><h1>Plan</h1><div lang="de-simple">{HARD}</div></main>',
        f'<html lang="de-DE-simple"><main><h1>Plan</h1>{HARD}</main>',
    ],
)
def test_needs_one_look_a_passage(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        f'<html lang="de"><main><h1>Leichte Sprache</h1>{EASY}</main>',
        f'<html lang="de"><main><h1>Der Plan</h1>{HARD}</main>',
        # These write about it.
        f'<html lang="de"><main><h1>Was ist Leichte Sprache?</h1>{HARD}</main>',
        f'<html lang="de"><main><h1>Leichte Sprache und Gebärdensprache</h1>{HARD}</main>',
        f'<html lang="de"><main><h1>Angebote in Leichter Sprache</h1>{HARD}</main>',
        # What follows the section is not claimed.
        f'<html lang="de"><main><h2>In Leichter Sprache</h2>{EASY}<h2>Im Detail</h2>{HARD}</main>',
        # A single slip, names of other pages, and ways to reach somebody.
        '<html lang="de"><main><h1>Leichte Sprache</h1><p>Das wird geprüft.</p></main>',
        '<html lang="de"><main><h1>Leichte Sprache</h1><p><a href="/a">Datenschutzerklärung</a></p>'
        '<p>Das steht in der <a href="/b">Nutzungsvereinbarung</a>.</p></main>',
        '<html lang="de"><main><h1>Leichte Sprache</h1><p>Telefon: 02064 / 000-107</p>'
        "<p>E-Mail: buero%amt@stadt.example</p></main>",
        f'<html lang="de"><main><h1>Leichte Sprache</h1><div hidden>{HARD}</div></main>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    assert not applies(RULE, "<p>Text</p>")
