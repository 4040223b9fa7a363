"""What counts as a link's context, by WCAG's definition."""

import pytest
from bs4 import Tag

from accessibility.context import context_of, heading_of_card, row_of
from accessibility.document import HtmlPage, parse


def link_in(page: HtmlPage) -> Tag:
    link = page.find("a")
    assert isinstance(link, Tag)
    return link


@pytest.mark.parametrize(
    ("html", "context"),
    [
        ("<p>Lesen Sie <b>den Bericht</b> <a>hier</a>.</p>", "Lesen Sie den Bericht hier."),
        ("<h2>Bericht</h2><p>Davor.</p><p><a>hier</a></p>", "hier"),
        ("<div><p>Davor.</p>Der Bericht: <a>hier</a><p>Danach.</p></div>", "Der Bericht: hier"),
        ("<ul><li>Bericht<ul><li><a>PDF</a></li></ul></li></ul>", "PDF Bericht"),
        ("<table><tr><th>Bericht</th><td><a>PDF</a></td></tr></table>", "PDF Bericht"),
        ("<li><p>Der Bericht</p><p><a>hier</a></p></li>", "hier Der Bericht hier"),
        ("<li><p><a>hier</a></p></li>", "hier"),
        ("<div role=listitem><p>Bericht</p><p><a>hier</a></p></div>", "hier Bericht hier"),
        ("<div role=listitem><p>Bericht</p><a>hier</a></div>", "hier Bericht hier"),
        ("<dl><dt>Antrag</dt><dd><a>PDF</a></dd></dl>", "PDF Antrag"),
        (
            "<table><tr><th>A<th>B</tr><tr><td>a<td>b</tr><tr><td>c<td><a>PDF</a></tr></table>",
            "PDF B",
        ),
        (
            "<table><tr><td id=h>A<td>B</tr><tr><td headers=h><a>PDF</a></tr></table>",
            "PDF A",
        ),
        (
            "<div role=table><div role=row><b role=rowheader>A</b><b role=cell><a>PDF</a></b>"
            "</div></div>",
            "A PDF PDF A",
        ),
    ],
)
def test_sentence_item_and_cell_count_but_no_heading(html: str, context: str) -> None:
    page = parse(f"<html><body>{html}</body></html>")
    assert context_of(page, link_in(page)) == context


def test_a_teaser_has_the_heading_that_stands_in_it() -> None:
    page = parse("<article><h3>Wohngeld</h3><p>Kurz.</p><a>mehr</a></article>")
    assert heading_of_card(page, link_in(page)) is page.h3


@pytest.mark.parametrize(
    "html",
    [
        "<h3>Wohngeld</h3><p><a>mehr</a></p>",
        "<article><h3><a>mehr</a></h3></article>",
        "<article><h1>Wohngeld</h1><a>mehr</a></article>",
        f"<article><h2>Wohngeld</h2><p>{'Text ' * 200}</p><a>mehr</a></article>",
        "<article><h2>Wohngeld</h2><ul><li><a>mehr</a></li></ul></article>",
    ],
)
def test_a_heading_further_away_is_none_of_a_teaser(html: str) -> None:
    page = parse(f"<html><body>{html}</body></html>")
    assert heading_of_card(page, link_in(page)) is None


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("<nav><a>Rat</a> oder <a>Wahl</a></nav>", "Rat Wahl"),
        ("<ul><li><a>Rat</a></li><li><a>Wahl</a></li></ul>", "Rat Wahl"),
        ("<p><a>Rat</a> › <a>Wahl</a> › Ergebnis</p>", "Rat Wahl"),
        ("<p>Der <a>Rat</a> und die <a>Wahl</a></p>", ""),
        ("<ul><li><a>Rat</a>: Termine</li><li><a>Wahl</a></li></ul>", ""),
    ],
)
def test_a_row_is_a_menu_or_nothing_but_links(html: str, names: str) -> None:
    page = parse(f"<html><body>{html}</body></html>")
    assert " ".join(link.get_text() for link in row_of(page, link_in(page))) == names
