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
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = "<html><body><h1>Text</h1></body></html>"
    assert not applies(RULE, html)
