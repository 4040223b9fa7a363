"""Pages without a way past the menu, and the ways that there are."""

import pytest

from tests.accessibility.rules import doubts, hits

RULE = "skip-link-missing"
MENU = '<nav><a href="/rat/">Rat</a><a href="/bad/">Freibad</a></nav>'
MAIN = '<main id="inhalt"><h1>Freibad</h1><p>Es öffnet im Mai.</p></main>'
SKIP = '<a href="#inhalt">Zum Inhalt</a>'


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (f"{MENU}{MAIN}", 1),
        (f'<a href="#gibt-es-nicht">Zum Inhalt</a>{MENU}{MAIN}', 1),
        (f'<a href="#menue">Zum Menü</a><nav id="menue">Rat</nav>{MAIN}', 1),
        (f'<a href="/start/#inhalt">Zum Inhalt</a>{MENU}{MAIN}', 1),
        (f"<p hidden>{SKIP}</p>{MENU}{MAIN}", 1),
        (f"{SKIP}{MENU}{MAIN}", 0),
        (f"<header>{SKIP}{MENU}</header>{MAIN}", 0),
        (f'<a href="/seite/#inhalt">Zum Inhalt</a>{MENU}{MAIN}', 0),
        (f'<a href="#ende">Zum Inhalt</a><nav>Rat<span id="ende"></span></nav>{MAIN}', 0),
        (f'<button type="button">Zum Inhalt springen</button>{MENU}{MAIN}', 0),
        (f'<a href="#" onclick="los()">Skip navigation</a>{MENU}{MAIN}', 0),
        (f"<header><img alt=Stadt></header>{MAIN}", 0),
        (f"<header><input type=hidden>Stadt</header>{MAIN}", 0),
        (f"<header><h2>Stadt</h2></header>{MENU}{MAIN}", 1),
        (f"{MAIN}{MENU}", 0),
        (MAIN, 0),
    ],
)
def test_a_link_leads_past_the_menu(html: str, found: int) -> None:
    page = f"<body>{html}</body>"
    assert len(hits(RULE, page)) == found
    assert doubts(RULE, page) == []


@pytest.mark.parametrize(
    "html",
    [
        f"<script src='/seite.js'></script>{MENU}{MAIN}",
        f'<button onclick="inhalt.focus()">Am Menü vorbei</button>{MENU}{MAIN}',
        f"<x-skip></x-skip>{MENU}{MAIN}",
        f"<details><summary>Menü</summary>{MENU}</details>{MAIN}",
    ],
)
def test_what_may_lead_past_the_menu_in_another_way_needs_a_look(html: str) -> None:
    assert hits(RULE, f"<body>{html}</body>") == []
    assert len(doubts(RULE, f"<body>{html}</body>")) == 1
