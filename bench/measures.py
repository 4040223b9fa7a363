"""Fills a town with as many measures as a measurement wants, past Wagtail's one by one."""

import datetime
import random
from decimal import Decimal
from urllib.parse import urlsplit

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Site

from pages.models import (
    BudgetLine,
    FieldOfActionPage,
    Grant,
    HomePage,
    MeasurePage,
    MeasureRegisterPage,
    StrategyPage,
    Unit,
)

FIELDS, UNITS = 8, 12
CHUNK_ROWS = 500
WORDS = ("Portal", "Netz", "Werkstatt", "Akte", "Plattform", "Beratung", "Sensoren", "Tafel")
TEXT = "Was die Stadt damit erreicht und wer daran mitarbeitet, steht hier in zwei Sätzen. "


def fill_register(number: int) -> str:
    """Make that many measures in eight fields, and a register; gives the register's path."""
    chance = random.Random(number)  # noqa: S311 - only for plausible data
    home = _home()
    strategy = home.add_child(instance=StrategyPage(title="Viele Maßnahmen", slug="viele"))
    themes = FieldOfActionPage.Theme.values
    fields = [
        strategy.add_child(
            instance=FieldOfActionPage(title=f"Feld {position}", theme=themes[position % 6])
        )
        for position in range(FIELDS)
    ]
    units = [Unit.objects.create(name=f"Fachdienst {position}") for position in range(UNITS)]
    shares = [number // FIELDS + (position < number % FIELDS) for position in range(FIELDS)]
    for field, share in zip(fields, shares, strict=True):
        _fill_field(field, share, units=units, chance=chance)
    register = home.add_child(
        instance=MeasureRegisterPage(title="Viele im Register", slug="viele-im-register")
    )
    return urlsplit(register.full_url).path


def _home() -> HomePage:
    """The start page of a site that has nothing else, in place of the one Wagtail brings."""
    root = Page.get_first_root_node()
    Site.objects.all().delete()
    for leftover in root.get_children():
        leftover.delete()
    root = Page.objects.get(pk=root.pk)
    home: HomePage = root.add_child(instance=HomePage(title="Stadt", slug="start"))
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    return home


def _fill_field(
    field: FieldOfActionPage, number: int, *, units: list[Unit], chance: random.Random
) -> None:
    """All rows of a table at once: Wagtail's way, one by one, would take minutes."""
    kind = ContentType.objects.get_for_model(MeasurePage)
    pages = [
        Page(
            title=f"{chance.choice(WORDS)} {field.title} {position}",
            slug=f"massnahme-{position}",
            url_path=f"{field.url_path}massnahme-{position}/",
            path=MeasurePage._get_path(field.path, field.depth + 1, position),
            depth=field.depth + 1,
            content_type=kind,
            locale_id=field.locale_id,
            live=True,
            show_in_menus=True,
        )
        for position in range(1, number + 1)
    ]
    pages = Page.objects.bulk_create(pages)
    measures = [
        MeasurePage(
            page_ptr=page,
            identifier=f"M-{field.title[-1]}-{position:04}",
            summary=TEXT * 2,
            plain_language_summary=TEXT * 4,
            aims=f"<p>{TEXT * 20}</p>",
            unit=chance.choice(units),
            **_state(chance),
            **_place(chance),
        )
        for position, page in enumerate(pages, start=1)
    ]
    own_columns = MeasurePage._meta.local_concrete_fields
    for start in range(0, number, CHUNK_ROWS):
        MeasurePage.objects.all()._insert(measures[start : start + CHUNK_ROWS], fields=own_columns)
    Page.objects.filter(pk=field.pk).update(numchild=number)
    _add_money(pages, chance)


def _state(chance: random.Random) -> dict[str, object]:
    first = chance.randint(2018, 2027)
    return {
        "status": chance.choice(MeasurePage.Status.values),
        "phase": chance.choice(["", *MeasurePage.Phase.values]),
        "progress": chance.choice([None, 0, 25, 50, 75, 100]),
        "start_date": datetime.date(first, 1, 1),
        "end_date": chance.choice([None, datetime.date(first + 2, 12, 31)]),
    }


def _place(chance: random.Random) -> dict[str, object]:
    """Somewhere in the town; one measure of three has no place."""
    if chance.random() < 1 / 3:
        return {}
    return {
        "place_name": f"{chance.choice(WORDS)}straße {chance.randint(1, 99)}",
        "latitude": Decimal(f"{chance.gauss(51.56, 0.01):.6f}"),
        "longitude": Decimal(f"{chance.gauss(6.74, 0.02):.6f}"),
    }


def _add_money(pages: list[Page], chance: random.Random) -> None:
    BudgetLine.objects.bulk_create(
        BudgetLine(page=page, year=year, purpose="Programm", planned=1000)
        for page in pages
        for year in range(2024, 2027)
    )
    Grant.objects.bulk_create(
        Grant(page=page, year=2024, programme="Smart", grantor="Land")
        for page in pages
        if chance.random() < 1 / 3
    )
