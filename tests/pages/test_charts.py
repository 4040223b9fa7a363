"""Charts: what is drawn where, with round numbers, and never by colour alone."""

import re
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.utils import translation

from pages.charts import Chart, Goal, Series, Size, draw_bars, draw_line
from pages.charts.scale import say_number, scale_of


def numbers(*values: str | None) -> tuple[Decimal | None, ...]:
    return tuple(None if value is None else Decimal(value) for value in values)


def chart(*series: tuple[str | None, ...], **fields: Any) -> Chart:
    labels = tuple(str(2020 + index) for index in range(len(series[0])))
    return Chart(
        **{
            "title": "Online-Dienste",
            "description": "Zuletzt 72 Prozent.",
            "labels": labels,
            "series": tuple(
                Series(f"Reihe {index}", numbers(*values)) for index, values in enumerate(series, 1)
            ),
            **fields,
        }
    )


def drawing(svg: str) -> Tag:
    found = BeautifulSoup(svg, "html.parser").find("svg")
    assert found is not None
    return found


def texts(svg: str) -> list[str]:
    return [text.get_text() for text in drawing(svg).find_all("text")]


@pytest.mark.parametrize(
    ("values", "from_zero", "ticks"),
    [
        (("34", "72"), False, "0 20 40 60 80"),
        (("92", "97"), False, "92 93 94 95 96 97"),
        (("92", "97"), True, "0 20 40 60 80 100"),
        (("-3", "4"), False, "-4 -2 0 2 4"),
        (("-8", "-7"), True, "-8 -6 -4 -2 0"),
        (("0.012",), True, "0 0.0025 0.0050 0.0075 0.0100 0.0125"),
        (("0",), True, "0 0.2 0.4 0.6 0.8 1.0"),
        (("7", "7"), False, "7 7.2 7.4 7.6 7.8 8.0"),
        ((), False, "0 0.2 0.4 0.6 0.8 1.0"),
        (("123456789012.3456",), True, "0 2.5E+10 5E+10 7.5E+10 1E+11 1.25E+11"),
    ],
)
def test_ticks_are_round_and_hold_every_value(
    values: tuple[str, ...], from_zero: bool, ticks: str
) -> None:
    scale = scale_of([Decimal(value) for value in values], from_zero=from_zero)
    assert list(scale.ticks) == [Decimal(tick) for tick in ticks.split()]


def test_ticks_are_no_finer_than_what_is_counted() -> None:
    assert scale_of([Decimal(0)], from_zero=True, smallest_step=Decimal(1)).high == 1


@pytest.mark.parametrize(
    ("language", "value", "places", "words"),
    [
        ("de", "1234.5", 1, "1.234,5"),
        ("en", "1234.5", 1, "1,234.5"),
        ("de", "72.95", 1, "73,0"),
        ("de", "0.5", 0, "1"),
        ("de", "1500000", 0, "1,5 Mio."),
        ("en", "-1500000", 0, "-1.5 million"),
        ("de", "2000000000", 0, "2 Mrd."),
        ("de", "0", 2, "0,00"),
    ],
)
def test_numbers_are_said_in_the_pages_language(
    language: str, value: str, places: int, words: str
) -> None:
    with translation.override(language):
        said = say_number(Decimal(value), decimal_places=places)
    assert said.replace("\N{NO-BREAK SPACE}", " ") == words


@pytest.mark.parametrize("draw", [draw_line, draw_bars])
@pytest.mark.parametrize("size", Size)
def test_drawing_has_a_name_and_a_description(draw: Any, size: Size) -> None:
    svg = drawing(draw(chart(("34", "72")), size=size, key="k"))

    named_by = [svg.find(id=key) for key in str(svg["aria-labelledby"]).split()]
    assert svg["role"] == "img"
    assert [tag.get_text() for tag in named_by if tag] == ["Online-Dienste", "Zuletzt 72 Prozent."]
    assert not svg.find_all(style=True), "the site's policy forbids style attributes"


@pytest.mark.parametrize("draw", [draw_line, draw_bars])
def test_two_sizes_on_a_page_share_no_id(draw: Any) -> None:
    page = "".join(draw(chart(("1",), ("2",)), size=size, key="k") for size in Size)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids)) > 2
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= set(ids)


@pytest.mark.parametrize("draw", [draw_line, draw_bars])
def test_every_value_is_written_at_its_place(draw: Any) -> None:
    said = texts(draw(chart(("34", "58", "72"), unit="Prozent"), key="k"))
    assert {"34", "58", "72", "2020", "2021", "2022", "Prozent"} <= set(said)


@pytest.mark.parametrize("draw", [draw_line, draw_bars])
def test_nothing_is_drawn_without_a_value(draw: Any) -> None:
    assert draw(chart((None, None)), key="k") == ""
    assert draw(chart(()), key="k") == ""


@pytest.mark.parametrize("draw", [draw_line, draw_bars])
def test_goal_is_a_dashed_line_with_its_label_and_within_the_scale(draw: Any) -> None:
    goal = Goal(Decimal(250), "Ziel bis 2027: 250")
    svg = draw(chart(("34", "72"), goal=goal), key="k")

    assert "Ziel bis 2027: 250" in texts(svg)
    (across,) = (p for p in drawing(svg).select("path.chart__goal") if not p.find_parent("g"))
    y = float(re.match(r"M\S+ (\S+)H", str(across["d"]))[1])  # type: ignore[index]
    assert 0 < y < Size.WIDE.height


def test_bars_differ_by_pattern_and_lines_by_marker() -> None:
    three = chart(("1", "2"), ("2", "3"), ("3", "4"))
    fills = {over["fill"] for over in drawing(draw_bars(three, key="k")).select(".chart__over")}
    assert len(fills) == 2, "the first series is plain, the other two have patterns"
    lines = drawing(draw_line(three, key="k"))
    assert len({marker["d"] for marker in lines.select(".chart__marker")}) == 3
    assert {"Reihe 1", "Reihe 2", "Reihe 3"} <= set(texts(str(lines)))


def test_bar_begins_at_zero_and_is_as_long_as_its_value() -> None:
    bars = drawing(draw_bars(chart(("10", "-5", "0")), key="k")).select(".chart__bar")
    up, down, none = ((float(bar["y"]), float(bar["height"])) for bar in bars)  # type: ignore[arg-type]

    assert up[0] + up[1] == pytest.approx(down[0], abs=0.2), "both meet at zero"
    assert up[1] == pytest.approx(2 * down[1], abs=0.2)
    assert none[1] == 1, "nothing is seen of a bar without length, so it has a line"


def test_line_follows_the_time_between_its_values() -> None:
    svg = drawing(draw_line(chart(("1", "2", "3"), positions=(0.0, 10.0, 100.0)), key="k"))
    path = str(svg.select_one("path.chart__line")["d"])  # type: ignore[index]
    first, second, third = (float(point.split()[0]) for point in path[1:].split("L"))
    assert (second - first) * 9 == pytest.approx(third - second, rel=0.01)


@pytest.mark.parametrize("draw", [draw_line, draw_bars])
@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize(
    "values",
    [("1",), ("-1.5",), ("0", "0"), ("99999999999999.9999", "-99999999999999.9999"), ("3",) * 60],
    ids=["one", "negative", "zeros", "huge", "many"],
)
def test_nothing_leaves_the_drawing(draw: Any, size: Size, values: tuple[str, ...]) -> None:
    svg = drawing(
        draw(
            chart(values, unit="Anteil der Leistungen, die es gibt", decimal_places=1),
            size=size,
            key="k",
        )
    )
    for text in svg.find_all("text"):
        assert 0 <= float(str(text["x"])) <= size.width
        assert 0 < float(str(text["y"])) <= size.height
    for bar in svg.select(".chart__bar"):
        assert float(str(bar["x"])) >= 0
        assert float(str(bar["height"])) >= 0


@pytest.mark.parametrize("size", Size)
def test_labels_do_not_run_into_each_other(size: Size) -> None:
    svg = drawing(draw_line(chart(("1",) * 60), size=size, key="k"))
    places = [float(str(t["x"])) for t in svg.find_all("text") if t.get_text().startswith("20")]
    assert len(places) > 2
    assert all(b - a > 4 * size.letters / 2 for a, b in pairwise(places))
    assert "2079" in texts(str(svg)), "the latest always stays"


def test_long_unit_is_set_in_lines() -> None:
    unit = "Online-Dienste je tausend Einwohnerinnen und Einwohner der Stadt"
    said = texts(draw_bars(chart(("1",), unit=unit), size=Size.NARROW, key="k"))
    lines = [words for words in said if words in unit and not words.isdecimal()]
    assert len(lines) == 3
    assert set(" ".join(lines).split()) == set(unit.split())


def test_names_are_escaped() -> None:
    svg = draw_bars(chart(("1",), title="<b>&", unit="<i>"), key="k")
    assert "&lt;b&gt;&amp;" in svg
    assert "<i>" not in svg


def test_a_value_for_each_label() -> None:
    with pytest.raises(ValueError, match="one value for each"):
        chart(("1", "2"), labels=("2020",))
