"""A measure says when it runs, as far as that is known, and has a number of its own."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale, Page

from pages.models import AgendaItem, MeasurePage, Meeting
from tests import factories

THIS_YEAR = datetime.date.today().year
LATER = THIS_YEAR + 1


def first_day(year: int | None) -> datetime.date | None:
    return datetime.date(year, 1, 1) if year else None


def last_day(year: int | None) -> datetime.date | None:
    return datetime.date(year, 12, 31) if year else None


@pytest.mark.parametrize(
    ("status", "start", "end", "words"),
    [
        ("running", 2023, None, "seit 2023"),
        ("running", 2023, 2025, "2023 bis 2025"),
        ("done", 2023, 2023, "2023"),
        ("running", None, 2025, "bis 2025"),
        ("planned", LATER, None, f"ab {LATER}"),
        ("paused", LATER, None, f"ab {LATER}"),
        ("planned", 2023, None, "ab 2023"),
        ("planned", None, None, ""),
    ],
)
@pytest.mark.django_db  # a page asks for its content type
def test_period_in_words(status: str, start: int | None, end: int | None, words: str) -> None:
    measure = MeasurePage(status=status, start_date=first_day(start), end_date=last_day(end))

    with translation.override("de"):
        assert measure.period() == words


def test_end_is_shown_without_a_start(town: dict[str, Page], client: Client) -> None:
    page = town["MeasurePage"]
    page.start_date, page.end_date = None, last_day(2031)
    page.save_revision().publish()

    assert "bis 2031" in client.get(page.url).content.decode()


def test_nothing_is_said_where_nothing_is_known(town: dict[str, Page], client: Client) -> None:
    page = town["MeasurePage"]
    page.start_date = page.end_date = None
    page.save_revision().publish()

    assert "Zeitraum" not in client.get(page.url).content.decode()


def numbered(town: dict[str, Page], number: str, *, title: str = "Doppelt", **fields: bool) -> Page:
    field = town["FieldOfActionPage"]
    return factories.add_page(MeasurePage, parent=field, title=title, identifier=number, **fields)


def test_number_belongs_to_one_measure(town: dict[str, Page]) -> None:
    numbered(town, "Z-09", title="Stadtmodell")

    with translation.override("de"), pytest.raises(ValidationError) as refused:
        numbered(town, " z-09")

    assert "„Stadtmodell“" in refused.value.message_dict["identifier"][0]


def test_measures_without_a_number_do_not_clash(town: dict[str, Page]) -> None:
    numbered(town, "", title="Eins")
    numbered(town, "", title="Zwei")


def test_copy_as_a_draft_needs_a_new_number_and_leaves_its_original_alone(
    town: dict[str, Page],
) -> None:
    original = numbered(town, "Z-09", title="Stadtmodell")
    copy = original.copy(update_attrs={"slug": "kopie"}, keep_live=False)

    original.full_clean()
    with pytest.raises(ValidationError):
        copy.full_clean()


def test_translation_keeps_the_number(town: dict[str, Page]) -> None:
    original = numbered(town, "Z-09")
    english, _made = Locale.objects.get_or_create(language_code="en")

    original.copy_for_translation(english, copy_parents=True).full_clean()


@pytest.mark.parametrize(
    ("start", "start_precision", "end", "end_precision", "refused"),
    [
        ("2025-06-01", "year", "2025-01-01", "year", False),
        ("2025-06-01", "quarter", "2025-05-31", "day", False),
        ("2025-06-01", "month", "2025-05-31", "day", True),
        ("2025-06-01", "day", "2024-01-01", "year", True),
    ],
)
@pytest.mark.django_db  # a page asks for its content type
def test_end_before_the_start_is_refused_as_exactly_as_both_are_known(
    start: str, start_precision: str, end: str, end_precision: str, refused: bool
) -> None:
    measure = MeasurePage(
        title="Portal",
        slug="portal",
        start_date=datetime.date.fromisoformat(start),
        start_precision=start_precision,
        end_date=datetime.date.fromisoformat(end),
        end_precision=end_precision,
    )

    assert ("end_date" in errors_of(measure)) is refused


@pytest.mark.django_db  # a page asks for its content type
def test_planned_measure_cannot_be_complete() -> None:
    assert "progress" in errors_of(MeasurePage(status="planned", progress=100))
    assert "progress" not in errors_of(MeasurePage(status="planned", progress=10))


def errors_of(measure: MeasurePage) -> dict[str, list[str]]:
    try:
        measure.clean()
    except ValidationError as refused:
        return refused.message_dict
    return {}


def test_form_offers_public_resolutions_and_those_already_chosen(
    town: dict[str, Page], admin_client: Client
) -> None:
    page = town["MeasurePage"]
    meeting = Meeting.objects.create(name="Rat")
    chosen, *_others = (
        AgendaItem.objects.create(meeting=meeting, name=name, result=result, public=public)
        for name, result, public in (
            ("Schon gewählt", "beschlossen", False),
            ("Portal einführen", "beschlossen", True),
            ("Nur beraten", "", True),
            ("Vergabe", "beschlossen", False),
        )
    )
    page.resolutions.set([chosen])
    page.save_revision().publish()

    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    boxes = BeautifulSoup(html, "html.parser").select("input[type=checkbox][name=resolutions]")
    offered = {box.find_parent("label").get_text(strip=True) for box in boxes}  # type: ignore[union-attr]
    assert offered == {"Schon gewählt", "Portal einführen"}
