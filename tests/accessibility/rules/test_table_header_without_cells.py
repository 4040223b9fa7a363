"""Headers with cells, by place and by reference, and headers without."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "table-header-without-cells"
HEAD = "<tr><th id=j>Jahr</th><th id=k>Kosten</th></tr>"


@pytest.mark.parametrize(
    "rows",
    [
        f"{HEAD}<tr><td>2026</td></tr>",
        f"{HEAD}<tr><td>2026</td><td headers=j>4 Mio. €</td></tr>",
        "<tr><td>2026</td><td>4</td><th>Summe</th></tr>",
        "<tr><th>Jahr</th><td>1</td></tr><tr><th scope=col>Ort</th></tr>",
    ],
)
def test_fails(rows: str) -> None:
    assert len(hits(RULE, f"<table>{rows}</table>")) == 1


def test_an_empty_table_needs_a_look() -> None:
    assert not hits(RULE, f"<table>{HEAD}</table>")
    assert len(doubts(RULE, f"<table>{HEAD}</table>")) == 2


def by_role(*rows: str, role: str = "table", more: str = "") -> str:
    """A table of roles; each row in words such as ``columnheader cell``."""
    cells = ("".join(f"<b role={name}>{name}</b>" for name in row.split()) for row in rows)
    return f"<p role={role} {more}>{''.join(f'<i role=row>{row}</i>' for row in cells)}</p>"


@pytest.mark.parametrize(
    ("rows", "role"),
    [
        (("columnheader columnheader", "cell"), "table"),
        (("columnheader columnheader", "gridcell"), "grid"),
        (("rowheader cell", "rowheader"), "treegrid"),
    ],
)
def test_a_table_of_roles_needs_a_look(rows: tuple[str, ...], role: str) -> None:
    html = by_role(*rows, role=role)
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        by_role("columnheader columnheader", "cell cell"),
        by_role("rowheader cell", "rowheader cell"),
        by_role("columnheader", more="aria-owns=elsewhere"),
        f"<div role=table>{by_role('columnheader', 'cell')}</div>",
    ],
)
def test_passes_by_role(html: str) -> None:
    assert not doubts(RULE, html)


@pytest.mark.parametrize(
    "rows",
    [
        f"{HEAD}<tr><td>2026</td><td>4 Mio. €</td></tr>",
        f"<thead>{HEAD}</thead><tbody><tr><td colspan=2>2026</td></tr></tbody>",
        "<tr><th rowspan=2>Jahr</th><td>2026</td></tr><tr><td>2027</td></tr>",
        "<tr><td></td><th scope=col>Mo</th></tr><tr><th scope=row>Amt</th><td>8 Uhr</td></tr>",
        "<tr><th colspan=2>Ausgaben</th></tr><tr><th>Bau</th><th>IT</th></tr>"
        "<tr><td>1</td><td>2</td></tr>",
        f"{HEAD}<tr><td headers='j k'>2026: 4 Mio. €</td></tr>",
        "<tr><th hidden>Jahr</th></tr><tr><td>2026</td></tr>",
        "<tr><th></th><th>Jahr</th></tr><tr><th>Amt</th><td>2026</td></tr>",
    ],
)
def test_passes(rows: str) -> None:
    assert not hits(RULE, f"<table>{rows}</table>")


def test_does_not_apply() -> None:
    assert not applies(RULE, "<table><tr><td>2026</td></tr></table>")
