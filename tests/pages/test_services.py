"""IT services are listed with their cost, contracts, dependences, and what is to become of them."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from pages.models import (
    BudgetLine,
    ITServicePage,
    OrganisationComparisonPage,
    OrganisationOptionPage,
    ServiceInventoryPage,
)
from pages.presenters.services import yearly_costs
from tests import factories

MAX_QUERIES = 30
YEAR = timezone.localdate().year


@pytest.fixture
def inventory(db: None) -> ServiceInventoryPage:
    return factories.add_page(
        ServiceInventoryPage, parent=factories.home_page(), title="Unsere IT-Dienste"
    )


def service(inventory: Page, title: str, **fields: Any) -> ITServicePage:
    costs, depends_on = fields.pop("costs", []), fields.pop("depends_on", [])
    page = factories.add_page(ITServicePage, parent=inventory, title=title, **fields)
    page.depends_on.set(depends_on)
    page.save_revision().publish()
    for year, recurrence, planned in costs:
        BudgetLine.objects.create(
            page=page, year=year, recurrence=recurrence, purpose="Lizenz", planned=planned
        )
    return page


def words(html: Any) -> str:
    return " ".join(html.get_text(" ").split())


def soup(client: Client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def rows(html: BeautifulSoup) -> dict[str, list[str]]:
    found = html.select(".council-table tbody tr")
    return {row.a.get_text(): [words(cell) for cell in row.select("td")] for row in found if row.a}


def in_days(days: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)


def test_a_row_says_everything(inventory: ServiceInventoryPage, client: Client) -> None:
    service(
        inventory,
        "Ratsinformation",
        recommendation="merge",
        destination_note="Digitalamt",
        unit=factories.unit("Fachdienst Zentrale Dienste"),
        provider="Rechenzentrum Niederrhein",
        costs=[(YEAR, "recurring", "12000.10"), (YEAR, "one_off", "5000")],
        contract_end=in_days(45),
    )

    (row,) = rows(soup(client, inventory.url)).values()

    assert row[0] == "zusammenlegen Ziel: Digitalamt"
    assert row[1] == "Fachdienst Zentrale Dienste Rechenzentrum Niederrhein"
    assert row[2] == "12.000,10 €"
    assert "endet in 1 Monat" in row[3]


def test_costs_of_one_year_are_added_up_exactly(
    inventory: ServiceInventoryPage, client: Client
) -> None:
    for number in range(3):
        service(inventory, f"Dienst {number}", costs=[(YEAR, "recurring", "0.10")])
    service(inventory, "Ohne Angabe")

    foot = words(soup(client, inventory.url).select_one("tfoot"))

    assert "0,30 €" in foot
    assert "ohne 1 Dienst, dessen Kosten nicht angegeben sind" in foot


def test_without_costs_this_year_the_latest_is_taken(inventory: ServiceInventoryPage) -> None:
    one = service(
        inventory,
        "Alt",
        costs=[(YEAR - 3, "recurring", "1"), (YEAR - 2, "recurring", "2.50")],
    )

    year, costs = yearly_costs([one], today=timezone.localdate())

    assert (year, costs) == (YEAR - 2, {one.pk: Decimal("2.50")})


def test_filter_by_recommendation(inventory: ServiceInventoryPage, client: Client) -> None:
    service(inventory, "Bleibt", recommendation="keep", costs=[(YEAR, "recurring", "10")])
    service(inventory, "Endet", recommendation="end", costs=[(YEAR, "recurring", "5")])
    service(inventory, "Unklar")

    html = soup(client, inventory.url)
    choices = {words(link): link for link in html.select(".filter a")}
    assert list(choices) == [
        "alle (3)",
        "behalten (1)",
        "beenden (1)",
        "noch nicht entschieden (1)",
    ]
    assert choices["alle (3)"]["aria-current"] == "true"

    kept = soup(client, str(choices["behalten (1)"]["href"]))
    assert list(rows(kept)) == ["Bleibt"]
    assert "10,00 €" in words(kept.select_one("tfoot"))
    undecided = soup(client, str(choices["noch nicht entschieden (1)"]["href"]))
    assert list(rows(undecided)) == ["Unklar"]


@pytest.mark.parametrize("value", ["replace", "unfug", ""])
def test_a_filter_that_finds_nothing_or_is_unknown(
    inventory: ServiceInventoryPage, client: Client, value: str
) -> None:
    service(inventory, "Bleibt", recommendation="keep")

    html = soup(client, f"{inventory.url}?empfehlung={value}")

    if value == "replace":
        assert "Dazu gibt es keinen Dienst." in words(html.main)
    else:
        assert list(rows(html)) == ["Bleibt"]


def test_contracts_that_end_soon_are_named(inventory: ServiceInventoryPage, client: Client) -> None:
    service(inventory, "Bald", contract_end=in_days(100))
    service(inventory, "Später", contract_end=in_days(800))
    service(inventory, "Vorbei", contract_end=in_days(-10))

    html = soup(client, inventory.url)

    soon = words(html.select_one(".listing .links"))
    assert "Bald: endet in 3 Monaten" in soon
    assert "Später" not in soon
    assert "seit 10 Tagen abgelaufen" in rows(html)["Vorbei"][3]


def test_contract_that_ends_next_is_named_first(
    inventory: ServiceInventoryPage, client: Client
) -> None:
    for title, days in (("Akte", 300), ("Buchung", 20), ("Chat", 100)):
        service(inventory, title, contract_end=in_days(days))

    soon = soup(client, inventory.url).select(".listing .links li")

    assert [words(row).split(":")[0] for row in soon] == ["Buchung", "Chat", "Akte"]


def test_dependences_both_ways(inventory: ServiceInventoryPage, client: Client) -> None:
    network = service(inventory, "Netz")
    portal = service(inventory, "Portal", depends_on=[network])

    table = rows(soup(client, inventory.url))
    assert table["Portal"][-2:] == ["Netz", "–"]
    assert table["Netz"][-2:] == ["–", "Portal"]
    assert "Dieser Dienst hängt ab von Netz" in words(soup(client, portal.url).main)
    assert "Dieser Dienst wird gebraucht von Portal" in words(soup(client, network.url).main)


def test_what_is_private_is_not_named(inventory: ServiceInventoryPage, client: Client) -> None:
    secret = service(inventory, "Geheimdienst")
    portal = service(inventory, "Portal", depends_on=[secret])
    PageViewRestriction.objects.create(page=secret, restriction_type="login")

    assert "Geheimdienst" not in words(soup(client, inventory.url).main)
    assert "Geheimdienst" not in words(soup(client, portal.url).main)


def test_service_leads_to_its_place_in_the_new_structure(
    inventory: ServiceInventoryPage, client: Client
) -> None:
    comparison = factories.add_page(
        OrganisationComparisonPage, parent=inventory.get_parent(), title="Wer steuert?"
    )
    office = factories.add_page(OrganisationOptionPage, parent=comparison, title="Digitalamt")
    portal = service(inventory, "Portal", recommendation="merge", destination=office)

    html = soup(client, portal.url).main

    assert html is not None
    assert html.select_one(f'a[href="{office.url}"]') is not None
    undecided = service(
        inventory, "Akte", destination=office, destination_note="in ein Rechenzentrum"
    )
    main = soup(client, undecided.url).main
    assert main is not None
    assert main.select_one(f'a[href="{office.url}"]') is not None
    assert "in ein Rechenzentrum" in words(main)
    assert "Portal" in words(soup(client, office.url).main)


@pytest.mark.parametrize("many", [1, 15])
def test_queries_do_not_grow(
    inventory: ServiceInventoryPage,
    client: Client,
    many: int,
    django_assert_max_num_queries: Any,
) -> None:
    made: list[ITServicePage] = []
    for number in range(many):
        made.append(
            service(
                inventory,
                f"Dienst {number}",
                depends_on=list(made),
                unit=factories.unit(f"Fachdienst {number}"),
                costs=[(YEAR, "recurring", "10")],
            )
        )
    client.get(inventory.url)

    for page in (inventory, made[0]):
        with django_assert_max_num_queries(MAX_QUERIES):
            client.get(page.url)


def test_an_audit_sees_the_inventory_by_one_recommendation(
    inventory: ServiceInventoryPage, client: Client
) -> None:
    service(inventory, "Ablage", recommendation="")
    assert [one["location"] for one in inventory.get_sitemap_urls()] == [inventory.full_url]

    service(inventory, "Post", recommendation="merge")
    service(inventory, "Wetter", recommendation="keep")

    filtered = inventory.full_url + "?empfehlung=merge"
    assert [one["location"] for one in inventory.get_sitemap_urls()][1:] == [filtered]
    assert list(rows(soup(client, filtered))) == ["Post"]
    assert words(soup(client, filtered).title).startswith(f"{inventory.title}: zusammenlegen")
    assert "?empfehlung=" not in client.get("/sitemap.xml").content.decode()
