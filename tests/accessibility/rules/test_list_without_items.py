"""Lists with items and lists without."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "list-without-items"


@pytest.mark.parametrize(
    "html",
    [
        "<ul><div>Wohnen</div><div>Bauen</div></ul>",
        '<ol><a href="/x">Wohnen</a></ol>',
        '<ul role="list"><p>Wohnen</p><li hidden>Bauen</li></ul>',
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1
    assert not doubts(RULE, html)


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li>Wohnen</li></ul>",
        "<ul></ul>",
        "<ul><script>1</script></ul>",
        '<ul><div role="listitem">Wohnen</div></ul>',
        '<ul role="menu"><div role="menuitem">Wohnen</div></ul>',
        '<ul aria-busy="true"><div>Lädt …</div></ul>',
        '<ul aria-owns="a"><div></div></ul><div role="listitem" id="a">Wohnen</div>',
        "<ul><themen-liste></themen-liste></ul>",
        "<ul hidden><div>Wohnen</div></ul>",
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)


def test_does_not_apply() -> None:
    assert not applies(RULE, "<div>Wohnen</div>")
