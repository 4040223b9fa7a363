"""Paragraphs in another language than declared."""

import pytest

from tests.accessibility.rules import ENGLISH, GERMAN, applies, doubts, hits

RULE = "passage-language-doubtful"


@pytest.mark.parametrize(
    "html",
    [
        (
            f'<html lang="de"><body><main><p>{GERMAN} {GERMAN}</p><p>{ENGLISH}</p></main>'
            "</body></html>"
        ),
        (
            f'<html lang="de"><body><main><p>{GERMAN}</p><p lang="en">'
            "Die Stadt hat das im Januar beschlossen und berichtet</p></main></body></html>"
        ),
        f'<html lang="de"><p>{GERMAN}</p><p>Sie sagt <i lang="en">Wir sind für Sie da</i>.</p>',
        # The name of a picture is read in the language of the picture.
        f'<html lang="de"><p>{GERMAN}</p><div lang="en"><img alt="Das Haus der Musik"></div>',
        f'<html lang="de"><p>{GERMAN}</p><div lang="en" aria-label="Zurück zur Stadt">1</div>',
        f'<html lang="de"><p>{GERMAN}</p><div lang="en"><img aria-labelledby="n">'
        '<p hidden id="n" lang="de">Das Haus der Musik</p></div>',
        # One mark, one mistake.
        f'<html lang="de"><p>{GERMAN}</p><div lang="fr"><p>{ENGLISH}</p><p>{ENGLISH}</p></div>',
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        (f'<html lang="de"><body><main><p>{GERMAN}</p><p>{ENGLISH[:100]}</p></main></body></html>'),
        (
            f'<html lang="de"><body><main><p>{GERMAN}</p><p>'
            "Smart City Governance Framework, Open Data Platform, Digital Twin</p></main>"
            "</body></html>"
        ),
        f'<html lang="de"><p>{GERMAN}</p><p lang="fr">Öffnungszeiten heute verlängert</p>',
        (
            f'<html lang="en"><p>{ENGLISH}</p><p>Der Mond ist aufgegangen, Die Gedanken sind frei, '
            "Kein schöner Land in dieser Zeit, Am Brunnen vor dem Tore, Wenn ich ein Vöglein wär, "
            "Das Wandern ist des Müllers Lust.</p>"
        ),
    ],
)
def test_needs_a_look(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        (
            f'<html lang="de"><body><main><p>{GERMAN}</p><p lang="en">{ENGLISH}</p></main>'
            "</body></html>"
        ),
        f'<html lang="de"><body><main><p>{GERMAN}</p></main></body></html>',
        (
            f'<html lang="de"><body><main><p>{GERMAN}</p><p>Open Data und Smart City</p>'
            "</main></body></html>"
        ),
        f'<html lang="de"><body><main><p>{ENGLISH}</p><p>{ENGLISH}</p></main></body></html>',
        (
            f'<html lang="de"><body><main><p>{GERMAN}</p><p hidden>{ENGLISH}</p></main></body>'
            "</html>"
        ),
        (
            f'<html lang="de"><body><main><p>{GERMAN}</p><p><span lang="en">{ENGLISH}</span>'
            "</p></main></body></html>"
        ),
        # Names and single words say nothing of the language that they stand in.
        f'<html lang="de"><p>{GERMAN}</p><p lang="en">Universität Duisburg-Essen</p>',
        f'<html lang="de"><p>{GERMAN}</p><a lang="tr" href="/tr">Türkçe</a>',
        f'<html lang="de"><p>{GERMAN}</p><p lang="fr">Impressum</p>',
        f'<html lang="de"><p>{GERMAN}</p><p>Made in Germany</p><p>Bottom up and top down</p>',
        f'<html lang="de"><p>{GERMAN}</p><p lang="en"><img alt="A house"> <i lang="de">Das</i></p>',
        f'<html lang="de"><p>{GERMAN}</p><p lang="fr" aria-hidden="true">Das ist das Haus</p>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = "<html><body><h1>Text</h1></body></html>"
    assert not applies(RULE, html)
