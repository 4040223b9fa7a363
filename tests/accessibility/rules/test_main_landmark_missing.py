"""Pages whose content is in no landmark, and pages where it is in one."""

import time

import pytest

from tests.accessibility.rules import hits

RULE = "main-landmark-missing"
MENU = '<nav><a href="/rat/">Rat</a><a href="/bad/">Freibad</a></nav>'
TEXT = "<p>Das Freibad öffnet im Mai.</p>"


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


def test_long_and_deep_lists_take_no_time() -> None:
    links = "".join(f'<li><a href="/{n}/">Seite {n}</a></li>' for n in range(3000))
    started = time.perf_counter()
    hits(RULE, f"<body><ul>{links}</ul>{'<ul><li>' * 200}Text{TEXT}</body>")
    assert time.perf_counter() - started < 2
