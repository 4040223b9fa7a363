"""Tables of data without header cells."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "table-without-headers"


@pytest.mark.parametrize(
    "html",
    [
        (
            "<table><tr><td>Jahr</td><td>Euro</td></tr><tr><td>2022</td><td>10</td></tr><tr>"
            "<td>2023</td><td>12</td></tr></table>"
        ),
        (
            "<table><caption>Kosten</caption><tr><td>Jahr</td><td>Euro</td></tr><tr><td>"
            "2022</td><td>10</td></tr></table>"
        ),
        (
            "<table><thead><tr><td>Jahr</td><td>Euro</td></tr></thead><tbody><tr><td>"
            "2022</td><td>10</td></tr></tbody></table>"
        ),
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>Jahr</td><td>Euro</td></tr><tr><td>2022</td><td>10</td></tr></table>",
        (
            '<table><tr><td><img src="a" alt="Rathaus"></td><td>Text</td></tr><tr><td>a</td>'
            "<td>b</td></tr><tr><td>a</td><td>b</td></tr></table>"
        ),
        f"<table>{'<tr><td>Name</td><td><input></td></tr>' * 3}</table>",
        f"<table>{'<tr><td>Name</td><td><x-field></x-field></td></tr>' * 3}</table>",
    ],
)
def test_needs_a_look(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><th>Jahr</th><th>Euro</th></tr><tr><td>2022</td><td>10</td></tr></table>",
        (
            '<table><tr><td scope="row">2022</td><td>10</td></tr><tr><td scope="row">'
            "2023</td><td>10</td></tr></table>"
        ),
        (
            '<table role="presentation"><tr><td>a</td><td>b</td></tr><tr><td>a</td><td>b</td>'
            "</tr></table>"
        ),
        "<table><tr><td>nur</td></tr><tr><td>eine Spalte</td></tr></table>",
        "<table><tr><td>eine</td><td>Zeile</td></tr></table>",
        (
            "<table hidden><caption>K</caption><tr><td>a</td><td>b</td></tr><tr><td>a</td>"
            "<td>b</td></tr></table>"
        ),
        (
            '<table><tr><td role="columnheader">a</td><td role="columnheader">b</td></tr><tr>'
            "<td>a</td><td>b</td></tr></table>"
        ),
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = "<p>Jahr</p>"
    assert not applies(RULE, html)
