"""What processes keep of the site between two visits, and that they never show what is over."""

import gc
from collections.abc import Iterator
from decimal import Decimal
from types import FunctionType, ModuleType
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction, Site

from pages import memory
from pages.models import (
    BudgetLine,
    ContentPage,
    GlossaryPage,
    LastChange,
    MeasurePage,
    SiteSettings,
)
from tests import factories
from tests.pages.council_case import council_case

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def shown(client: Client, town: dict[str, Page]) -> Any:
    """What the visited page shows; it has been visited before."""
    url = town["ContentPage"].url

    def visit() -> str:
        return client.get(url).content.decode()

    visit()
    return visit


def _in_the_menu(town: dict[str, Page], title: str) -> ContentPage:
    home = town["HomePage"]
    return factories.add_page(ContentPage, parent=home, title=title, show_in_menus=True)


def test_second_visit_reads_the_page_and_little_else(client: Client, town: dict[str, Page]) -> None:
    url = town["LegalPage"].url
    client.get(url)

    with CaptureQueriesContext(connection) as queries:
        client.get(url)

    # The stamp, the way to the page, the page, and whether anything is private.
    assert len(queries) <= 4


def test_menu_follows_a_page_through_its_changes(town: dict[str, Page], shown: Any) -> None:
    page = _in_the_menu(town, "Bürgerbeteiligung")
    assert "Bürgerbeteiligung" in shown()

    page.title = "Bürgerdialog"
    page.save_revision().publish()
    html = shown()
    assert "Bürgerdialog" in html
    assert "Bürgerbeteiligung" not in html

    page.refresh_from_db()
    page.slug = "buergerdialog"
    page.save_revision().publish()
    assert 'href="/buergerdialog/"' in shown()

    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.LOGIN
    )
    assert "Bürgerdialog" not in shown()

    restriction.delete()
    assert "Bürgerdialog" in shown()

    page.move(town["LibraryPage"], pos="last-child")
    assert "Bürgerdialog" not in shown()

    page.refresh_from_db()
    page.move(town["HomePage"], pos="last-child")
    assert "Bürgerdialog" in shown()

    page.refresh_from_db()
    page.delete()
    assert "Bürgerdialog" not in shown()


def test_settings_and_glossary_are_never_old(town: dict[str, Page], shown: Any) -> None:
    settings = SiteSettings.for_site(Site.objects.get())
    settings.organisation = "Stadtbetriebe Musterstadt"
    settings.save()
    assert "Stadtbetriebe Musterstadt" in shown()

    page = town["ContentPage"].specific
    page.body = [factories.text("<p>Der Glasfaserausbau geht voran.</p>")]
    page.save_revision().publish()
    glossary = GlossaryPage.objects.get()
    glossary.terms.add(factories.glossary_term("Glasfaserausbau"))
    glossary.save_revision().publish()
    assert "#begriff-glasfaserausbau" in shown()


def test_chain_of_a_motion_is_never_old(client: Client) -> None:
    case = council_case()
    measure = case.measure("Beteiligung", points=case.points[:1], resolutions=[case.resolution])

    def shown() -> str:
        return client.get(case.motion.url).content.decode()

    assert "Beteiligung" in shown()
    item = case.resolution
    item.resolution_text = "Eine Stabsstelle wird eingerichtet."
    item.save()
    assert "Eine Stabsstelle wird eingerichtet." in shown()

    measure.budget_lines.add(BudgetLine(year=2030, purpose="Neues", planned=Decimal("987654.32")))
    measure.save_revision().publish()
    assert "987.654,32" in shown()

    measure.motion_points.clear()
    measure.resolutions.clear()
    measure.save_revision().publish()
    assert "Beteiligung" not in shown()


def test_pages_listed_by_query_are_kept_and_never_old(client: Client) -> None:
    case = council_case()
    measure = case.measure("Beteiligung")
    question = {"kind": "measure", "section": case.field.pk, "limit": 6, "shape": "list"}
    body = [factories.block("page_query", question)]
    page = factories.add_page(ContentPage, parent=case.home, title="Übersicht", body=body)

    def shown() -> str:
        return client.get(page.url).content.decode()

    shown()  # makes the settings of the site
    assert "Beteiligung" in shown()
    with CaptureQueriesContext(connection) as queries:
        shown()
    assert not any("pages_measurepage" in query["sql"] for query in queries)

    measure.title = "Bürgerdialog"
    measure.save_revision().publish()
    assert "Bürgerdialog" in shown()


def test_preview_gathers_for_the_draft(client: Client) -> None:
    motion = council_case().motion
    assert "Fraktion Morgen" in client.get(motion.url).content.decode()
    motion.paper = None

    preview = motion.make_preview_request().content.decode()

    assert "Fraktion Morgen" not in preview
    assert "Fraktion Morgen" in client.get(motion.url).content.decode()


def test_change_without_a_signal_is_seen_by_its_stamp_or_after_a_while(
    town: dict[str, Page], shown: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Page.objects.filter(pk=_in_the_menu(town, "Bürgerbeteiligung").pk)
    shown()

    page.update(title="Bürgerdialog")
    assert "Bürgerbeteiligung" in shown()
    LastChange.note()  # as another process does that saves a page
    assert "Bürgerdialog" in shown()

    page.update(title="Stadtgespräch")
    monkeypatch.setattr(memory, "MOST_SECONDS", 0)
    assert "Stadtgespräch" in shown()


def test_what_is_undone_was_never_kept(town: dict[str, Page], shown: Any) -> None:
    with transaction.atomic():
        _in_the_menu(town, "Bürgerbeteiligung")
        assert "Bürgerbeteiligung" in shown()
        transaction.set_rollback(True)

    assert "Bürgerbeteiligung" not in shown()


def test_preview_shows_the_draft_and_leaves_the_page_as_it_is(
    town: dict[str, Page], shown: Any
) -> None:
    page = town["ContentPage"].specific
    published = page.title
    page.title = "Entwurf der Überschrift"

    preview = page.make_preview_request().content.decode()

    assert 'aria-current="page">Entwurf der Überschrift<' in preview
    html = shown()
    assert f'aria-current="page">{published}<' in html
    assert "Entwurf" not in html


def test_visited_page_itself_is_never_kept(client: Client, town: dict[str, Page]) -> None:
    for page in (town["HomePage"], town["LegalPage"]):
        client.get(page.url)
        Page.objects.filter(pk=page.pk).update(title="Neue Überschrift")

        assert "<title>Neue Überschrift" in client.get(page.url).content.decode()


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST_ENTRIES", 3)
    known = memory.Memory("stamp")

    for number in range(10):
        assert known.recall(number, lambda: "read") == "read"

    assert len(known._known) <= 3


def test_money_of_a_page_is_kept_without_the_page(client: Client) -> None:
    measure = council_case().measure("Beteiligung")

    def publish(amount: str) -> None:
        measure.budget_lines.set([BudgetLine(year=2030, purpose="Neues", planned=Decimal(amount))])
        measure.save_revision().publish()

    def shown() -> str:
        return client.get(measure.url).content.decode()

    shown()  # makes the settings of the site
    publish("987654.32")
    assert "987.654,32" in shown()
    with CaptureQueriesContext(connection) as queries:
        shown()
    assert not any("pages_budgetline" in query["sql"] for query in queries)
    assert not any(isinstance(each, MeasurePage) for each in _all_within(memory.Memory.now()))

    publish("123456.78")
    assert "123.456,78" in shown()


def _all_within(whole: Any) -> Iterator[Any]:
    """The objects that an object keeps in memory, classes and functions left out."""
    seen: set[int] = set()
    found = [whole]
    while found:
        each = found.pop()
        if id(each) in seen or isinstance(each, type | ModuleType | FunctionType):
            continue
        seen.add(id(each))
        yield each
        found += gc.get_referents(each)
