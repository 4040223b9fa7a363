"""The register's map: places as they lie to each other, and a list that says the same."""

import random
import re
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from pages.models import FieldOfActionPage, MeasurePage, MeasureRegisterPage, StrategyPage
from tests import factories

MOST_QUERIES = 15
TOWN_HALL, STATION = ("51.563200", "6.740400"), ("51.560500", "6.745000")
COLLIERY = ("51.577800", "6.755800")
PILL = re.compile(r"^(\d+)(?:–(\d+))?$")


@pytest.fixture
def register(db: None) -> MeasureRegisterPage:
    """A register over a field of action without measures."""
    home = factories.home_page()
    strategy = home.add_child(instance=StrategyPage(title="Strategie"))
    strategy.add_child(instance=FieldOfActionPage(title="Dienste"))
    page: MeasureRegisterPage = home.add_child(
        instance=MeasureRegisterPage(title="Maßnahmenregister", slug="massnahmen")
    )
    return page


def add(title: str, at: tuple[str, str] | None = None, **fields: str) -> MeasurePage:
    """A measure in the field, with a place or without."""
    place = {"latitude": Decimal(at[0]), "longitude": Decimal(at[1])} if at else {}
    field = FieldOfActionPage.objects.get()
    measure: MeasurePage = field.add_child(instance=MeasurePage(title=title, **place, **fields))
    return measure


def read(client: Client, page: Page, query: str = "?ansicht=lageplan") -> BeautifulSoup:
    response = client.get(page.url + query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def listed(html: BeautifulSoup) -> dict[str, list[str]]:
    """The titles of the measures by the number and name of their place."""
    return {
        " ".join(one.get_text(strip=True) for one in item.select(".places__number, h3")): [
            link.get_text() for link in item.select("a")
        ]
        for item in html.select(".places__item")
    }


def drawing(html: BeautifulSoup | Tag, size: str = "wide") -> Tag:
    found = html.select_one(f".map svg.chart--{size}")
    assert found is not None
    return found


def marks(svg: Tag) -> dict[str, tuple[float, float]]:
    """The middle of each mark by its label."""
    return {
        letters.get_text(): (float(str(letters["x"])), float(str(letters["y"])))
        for letters in svg.select(".chart__number")
    }


def test_list_says_what_the_drawing_shows(register: MeasureRegisterPage, client: Client) -> None:
    add("Scanstelle", TOWN_HALL, place_name="Rathaus", identifier="M-1", status="running")
    add("Ratssitzungen", TOWN_HALL, place_name="Rathaus")
    add("Gründung", COLLIERY, place_name="Zechengelände")
    add("Anzeigen", STATION)

    html = read(client, register)

    assert listed(html) == {
        "1 Rathaus": ["Scanstelle", "Ratssitzungen"],
        "2 Zechengelände": ["Gründung"],
        "3 51,5605°\u00a0N, 6,7450°\u00a0O": ["Anzeigen"],
    }
    first = html.select_one(".places__item li")
    assert first is not None
    assert first.get_text(" ", strip=True) == "Scanstelle M-1, in Umsetzung"
    for size in ("wide", "narrow"):
        assert list(marks(drawing(html, size))) == ["1", "2", "3"]


def test_marks_stand_as_the_places_lie_to_each_other(
    register: MeasureRegisterPage, client: Client
) -> None:
    add("Rathaus", TOWN_HALL)
    add("Zeche", COLLIERY)
    add("Bahnhof", STATION)

    at = marks(drawing(read(client, register)))

    east, north = at["2"][0] - at["1"][0], at["1"][1] - at["2"][1]
    further_east, south = at["3"][0] - at["1"][0], at["3"][1] - at["1"][1]
    assert min(east, north, further_east, south) > 0
    # A degree of longitude is as long there as 0.6215 degrees of latitude.
    assert east / north == pytest.approx(0.0154 * 0.6215 / 0.0146, rel=0.01)
    assert further_east / east == pytest.approx(0.0046 / 0.0154, rel=0.01)


def test_scale_bar_is_as_long_as_it_says(register: MeasureRegisterPage, client: Client) -> None:
    add("Süd", ("51.560000", "6.740000"))
    add("Nord", ("51.578000", "6.740000"))

    svg = drawing(read(client, register))

    at = marks(svg)
    metres_of_a_unit = 0.018 * 111_320 / (at["1"][1] - at["2"][1])
    bar = svg.select_one(".map__bar")
    assert bar is not None
    length = re.search(r"h([\d.]+)m", str(bar["d"]))
    assert length
    words = [letters.get_text() for letters in svg.select(".chart__text")]
    said = next(float(one.removesuffix(" m")) for one in words if one.endswith(" m"))
    assert float(length[1]) * metres_of_a_unit == pytest.approx(said, rel=0.01)
    assert "Norden" in words


def test_places_close_together_share_a_mark_and_keep_their_lines(
    register: MeasureRegisterPage, client: Client
) -> None:
    add("Zeche", COLLIERY)
    add("Rathaus", TOWN_HALL)
    add("Nebenan", ("51.563300", "6.740600"))

    html = read(client, register)

    assert list(marks(drawing(html))) == ["1", "2–3"]
    assert list(listed(html).values()) == [["Zeche"], ["Rathaus"], ["Nebenan"]]


def test_no_mark_covers_another_and_every_number_has_one(
    register: MeasureRegisterPage, client: Client
) -> None:
    chance = random.Random(7)
    for index in range(50):
        degrees = f"{chance.gauss(51.56, 0.01):.6f}", f"{chance.gauss(6.74, 0.02):.6f}"
        add(f"Nr. {index}", degrees)

    html = read(client, register)

    for size in ("wide", "narrow"):
        svg = drawing(html, size)
        numbers: list[int] = []
        for label in marks(svg):
            pill = PILL.match(label)
            assert pill
            numbers += range(int(pill[1]), int(pill[2] or pill[1]) + 1)
        assert numbers == list(range(1, len(listed(html)) + 1))
        frames = [[float(str(one[side])) for side in ("x", "y", "width", "height")]
                  for one in svg.select(".map__mark")]  # fmt: skip
        _, _, width, height = map(float, str(svg["viewbox"]).split())
        for index, (x, y, w, h) in enumerate(frames):
            assert (x >= 0, y >= 0, x + w <= width, y + h <= height) == (True,) * 4
            for left, top, wide, high in frames[:index]:
                assert abs(x - left) >= min(w, wide) or abs(y - top) >= min(h, high)


def test_says_how_many_have_no_place(register: MeasureRegisterPage, client: Client) -> None:
    add("Rathaus", TOWN_HALL)
    add("Überall", place_name="Gesamtes Stadtgebiet")
    add("Irgendwo")

    html = read(client, register)

    note = html.select_one(".places__note")
    assert note is not None
    assert note.get_text(strip=True).startswith("1 von 3 Maßnahmen steht auf dem Plan. 2 Maßnahmen")
    assert "3 Maßnahmen" in html.select("h2#treffer")[0].get_text()


def test_filters_choose_what_is_drawn(register: MeasureRegisterPage, client: Client) -> None:
    add("Rathaus", TOWN_HALL, status="running")
    add("Zeche", COLLIERY, status="planned")

    html = read(client, register, "?ansicht=lageplan&status=planned")

    assert list(listed(html).values()) == [["Zeche"]]
    current = html.select_one(".register__view[aria-current]")
    assert current is not None
    assert current.get_text() == "Lageplan"
    assert html.select_one('input[name="ansicht"][value="lageplan"]')


def test_without_any_place_it_says_so(register: MeasureRegisterPage, client: Client) -> None:
    add("Überall")

    html = read(client, register)

    assert not html.select(".map, .places")
    note = html.select_one(".places__note")
    assert note is not None
    assert "keine Koordinaten" in note.get_text()


def test_private_measures_are_not_on_it(register: MeasureRegisterPage, client: Client) -> None:
    add("Rathaus", TOWN_HALL)
    PageViewRestriction.objects.create(page=add("Geheim", COLLIERY), restriction_type="login")

    assert list(listed(read(client, register)).values()) == [["Rathaus"]]


def test_many_places_come_page_by_page_and_the_others_stay_as_dots(
    register: MeasureRegisterPage, client: Client
) -> None:
    for index in range(60):
        add(f"Nr. {index}", (f"{51.5 + index / 100:.6f}", "6.740000"))

    first = read(client, register)
    second = read(client, register, "?ansicht=lageplan&seite=2")

    assert [len(listed(html)) for html in (first, second)] == [50, 10]
    for html in (first, second):
        assert drawing(html).select_one(".map__other")
        assert "Punkte ohne Nummer" in html.select("figcaption")[0].get_text()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [2, 60])
def test_it_keeps_within_its_queries(
    register: MeasureRegisterPage, client: Client, number: int
) -> None:
    for index in range(number):
        add(f"Nr. {index}", (f"{51.5 + index / 1000:.6f}", "6.740000"))
    for _ in range(2):
        read(client, register)

    with CaptureQueriesContext(connection) as queries:
        read(client, register)

    assert len(queries) <= MOST_QUERIES, "\n".join(one["sql"][:150] for one in queries)


def test_page_of_a_measure_shows_it_among_the_others(
    register: MeasureRegisterPage, client: Client
) -> None:
    measure = add("Scanstelle", TOWN_HALL, place_name="Rathaus", identifier="M-1")
    for at in (COLLIERY, STATION, STATION):
        add("Andere", at)

    html = read(client, measure, "")

    svg = drawing(html, "narrow")
    assert list(marks(svg)) == ["M-1"]
    dots = svg.select_one(".map__other")
    assert dots is not None
    assert str(dots["d"]).count("M") == 2
    link = html.select_one(f'.place a[href="{register.url}?ansicht=lageplan"]')
    assert link is not None
    assert link.get_text() == "Alle Maßnahmen auf dem Lageplan"


def test_page_of_the_only_measure_with_a_place_has_no_drawing(
    register: MeasureRegisterPage, client: Client
) -> None:
    add("Überall")
    html = read(client, add("Scanstelle", TOWN_HALL, place_name="Rathaus"), "")

    assert not html.select(".map")
    assert "Rathaus" in html.select(".facts")[0].get_text()


def test_form_says_where_coordinates_come_from(
    register: MeasureRegisterPage, admin_client: Client
) -> None:
    measure = add("Scanstelle", TOWN_HALL)

    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[measure.pk])).content.decode()

    assert "„Adresse anzeigen“" in html
    assert "In Grad, zum Beispiel 51,5632." in html
