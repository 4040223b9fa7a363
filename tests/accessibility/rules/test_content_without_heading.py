"""Pages on which no heading leads to the content, and pages where one does."""

import pytest

from tests.accessibility.rules import doubts, hits

RULE = "content-without-heading"
MENU = '<nav><h2>Menü</h2><a href="/rat/">Rat</a><a href="/bad/">Freibad</a></nav>'
LINKS = '<ul><li><a href="/rat/">Rat</a></li><li><a href="/bad/">Freibad</a></li></ul>'
TEXT = "<p>Das Freibad öffnet im Mai.</p>"


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (f"{MENU}<main>{TEXT}</main>", 1),
        (f"{LINKS}<div>{TEXT}</div>", 1),
        (f"{MENU}<main><h1 hidden>Freibad</h1>{TEXT}</main>", 1),
        (f'{MENU}<main><h1 role="presentation">Freibad</h1>{TEXT}</main>', 1),
        (f"{MENU}<main><h1></h1>{TEXT}</main>", 1),
        (f"{MENU}<main>{TEXT}</main><aside><h2>Wetter</h2>Sonnig</aside>", 1),
        (f"{MENU}<main><h1>Freibad</h1>{TEXT}</main>", 0),
        (f'{MENU}<div><b role="heading" aria-level="1">Freibad</b>{TEXT}</div>', 0),
        (f"<header><h1>Freibad</h1>{LINKS}</header><main>{TEXT}</main>", 0),
        (f"{MENU}<main>{TEXT}<h2>Preise</h2></main>", 0),
        (f"{MENU}<main><h1><svg role=img aria-label=Freibad></svg></h1>{TEXT}</main>", 0),
        (f"<nav><x-search></x-search></nav>{MENU}<main>{TEXT}</main>", 1),
        (f"{TEXT}{MENU}", 0),
        (f"<main>{LINKS}{TEXT}</main>", 0),
        (TEXT, 0),
        (MENU, 0),
    ],
)
def test_content_behind_a_menu_has_a_heading(html: str, found: int) -> None:
    assert len(hits(RULE, f"<body>{html}</body>")) == found


@pytest.mark.parametrize(
    "html",
    [
        f"{MENU}<main><x-title></x-title>{TEXT}</main>",
        f"{MENU}<main><x-title>Freibad</x-title>{TEXT}</main>",
        f"<header><x-title></x-title></header>{MENU}<main>{TEXT}</main>",
    ],
)
def test_a_heading_that_a_shadow_tree_may_hold_needs_a_look(html: str) -> None:
    assert not hits(RULE, f"<body>{html}</body>")
    assert len(doubts(RULE, f"<body>{html}</body>")) == 1
