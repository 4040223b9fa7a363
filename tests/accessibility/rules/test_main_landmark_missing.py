"""Pages whose content is in no landmark, and pages where it is in one."""

import sys
from collections.abc import Callable
from functools import partial
from types import FrameType

import pytest

from tests.accessibility.rules import doubts, hits

RULE = "main-landmark-missing"
MENU = '<nav><a href="/rat/">Rat</a><a href="/bad/">Freibad</a></nav>'
TEXT = "<p>Das Freibad öffnet im Mai.</p>"


def calls_in(work: Callable[[], object]) -> int:
    """How many functions the work calls."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (f"{MENU}{TEXT}", 1),
        (f'<div class="menu">{MENU}</div><div id="main"><h1>Freibad</h1>{TEXT}</div>', 1),
        (f"<header>Stadt</header>{TEXT}<footer>Impressum</footer>", 1),
        (f"{MENU}<section>{TEXT}</section>", 1),
        (f"{MENU}<main hidden>Alt</main>{TEXT}", 1),
        (f"{MENU}<main></main>{TEXT}", 1),
        (f"{MENU}<main>{TEXT}</main>", 0),
        (f'{MENU}<div role="main">{TEXT}</div>', 0),
        (f'{MENU}<section aria-label="Freibad">{TEXT}</section>', 0),
        (f"{TEXT}{MENU}", 0),
        (f"{TEXT}<ul><li>Mai</li><li>Juni</li></ul>{TEXT}", 0),
        (TEXT, 0),
    ],
)
def test_content_behind_a_menu_is_in_a_landmark(html: str, found: int) -> None:
    assert len(hits(RULE, f"<body>{html}</body>")) == found


def test_a_landmark_that_a_shadow_tree_may_hold_needs_a_look() -> None:
    html = f"<body>{MENU}<x-content>{TEXT}</x-content></body>"
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


def test_twice_the_list_is_twice_the_work() -> None:
    def page(size: int) -> str:
        links = "".join(f'<li><a href="/{n}/">Seite {n}</a></li>' for n in range(size))
        return f"<body><ul>{links}</ul>{'<ul><li>' * (size // 10)}Text{TEXT}</body>"

    hits(RULE, page(1))
    once, twice = (calls_in(partial(hits, RULE, html)) for html in (page(500), page(1000)))
    assert twice < 2.5 * once
