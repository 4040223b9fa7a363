"""Jumps to places that do not exist."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "fragment-target-missing"


@pytest.mark.parametrize(
    "html",
    [
        '<a href="#gibt-es-nicht">Kosten</a>',
        '<a href="https://stadt.example/seite/#fehlt">Kosten</a>',
        '<a href="#%C3%BCber">Über uns</a><p id="unter">x</p>',
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<a href="#kosten">Kosten</a><h2 id="kosten">Kosten</h2>',
        '<a href="#kosten">Kosten</a><a name="kosten"></a>',
        '<a href="#">Nach oben</a>',
        '<a href="#top">Nach oben</a>',
        '<a href="/andere/#kosten">Kosten</a>',
        '<a href="#%C3%BCber">Über uns</a><p id="über">x</p>',
        '<a href="#/route">App</a>',
        '<a href="#x" role="button">Menü</a>',
        '<a href="#x" hidden>Kosten</a>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = '<a href="/x">Kosten</a>'
    assert not applies(RULE, html)
