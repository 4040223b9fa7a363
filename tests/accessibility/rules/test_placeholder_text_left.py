"""Placeholder text that was left."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "placeholder-text-left"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Lorem ipsum dolor sit amet</p>",
        "<p>Hier kommt noch Text.</p>",
        "<li>[Name der Ansprechperson]</li>",
        "<p>TODO: Ansprechperson ergänzen</p>",
        "<p>Das ist ein Blindtext für den Absatz.</p>",
        "<p>Insert text here</p>",
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    ["<h2>TODO</h2>", "<p>TODO SOBRE LA CIUDAD</p>", "<p>Die Nummer lautet 0800 xxxx.</p>"],
)
def test_needs_a_look(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<p lang=es>Es todo</p>",
        "<p>Schreiben Sie eine Todo-Liste, your todo list.</p>",
        "<p>Die TODO-Liste</p>",
        "<p>Der Text steht hier.</p>",
        "<p>Hier kommt der Textilhandel zu Wort.</p>",
        "<p>Ein Blindtexter arbeitet hier.</p>",
        "<p>Todos Santos</p>",
        "<p hidden>Lorem ipsum</p>",
        "<p>Größe XXL und XXX</p>",
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = "<div>Lorem ipsum</div>"
    assert not applies(RULE, html)
