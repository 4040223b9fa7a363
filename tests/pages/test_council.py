"""Editors find the council's papers, meetings and resolutions in the admin, in German."""

import datetime
import importlib
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from pages.models import AgendaItem, Consultation, Meeting, Organization, Paper
from tests import factories

NAMES = ("paper", "meeting", "agendaitem", "consultation", "organization")


@pytest.fixture
def council(db: None) -> AgendaItem:
    committee = Organization.objects.create(name="Digitalausschuss")
    paper = Paper.objects.create(
        name="Antrag: WLAN", reference="A 1/2024", date=datetime.date(2024, 3, 1)
    )
    meeting = Meeting.objects.create(name="5. Sitzung", start=timezone.now())
    meeting.organizations.add(committee)
    item = AgendaItem.objects.create(meeting=meeting, name="WLAN", number="Ö 3", needs_action=True)
    Consultation.objects.create(paper=paper, meeting=meeting, agenda_item=item, role="Vorberatung")
    return item


def list_url(name: str) -> str:
    return reverse(f"wagtailsnippets_pages_{name}:list")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("paper", "A 1/2024"),
        ("meeting", "5. Sitzung"),
        ("agendaitem", "noch nicht umgesetzt"),
        ("consultation", "Vorberatung"),
        ("organization", "Gremium"),
    ],
)
def test_lists_show_what_matters(
    council: AgendaItem, admin_client: Client, name: str, shown: str
) -> None:
    assert shown in admin_client.get(list_url(name)).content.decode()


@pytest.mark.parametrize(
    ("name", "query", "found"),
    [
        ("paper", "q=A 1/2024", True),
        ("paper", "q=Schwimmbad", False),
        ("agendaitem", "needs_action=true", True),
        ("agendaitem", "needs_action=false", False),
        ("agendaitem", "needs_action=unjudged", False),
        ("agendaitem", "carried_out_on__isnull=true", True),
        ("agendaitem", "carried_out_on__isnull=false", False),
        ("consultation", "q=WLAN", True),
    ],
)
def test_lists_can_be_searched_and_filtered(
    council: AgendaItem, admin_client: Client, name: str, query: str, found: bool
) -> None:
    url = reverse(f"wagtailsnippets_pages_{name}:list_results")

    html = admin_client.get(f"{url}?{query}").content.decode()

    assert ("WLAN" in html.replace(query, "")) is found


@pytest.mark.parametrize("name", NAMES)
def test_forms_are_german(council: AgendaItem, admin_client: Client, name: str) -> None:
    html = admin_client.get(reverse(f"wagtailsnippets_pages_{name}:add")).content.decode()

    for english in ("Committees", "Meeting", "Agenda", "Paper", "Resolution", "committee"):
        assert f">{english}" not in html
    assert 'name="oparl_' not in html  # what the import sets is not typed


def test_a_resolution_is_entered(council: AgendaItem, admin_client: Client) -> None:
    url = reverse("wagtailsnippets_pages_agendaitem:edit", args=[council.pk])
    data = {
        "meeting": council.meeting.pk,
        "number": "Ö 3",
        "order": "3",
        "public": "on",
        "name": "WLAN",
        "result": "einstimmig angenommen",
        "resolution_text": "Die Stadt baut aus.",
        "needs_action": "True",
        "carried_out_on": "",
        "implementation": "",
        "web": "",
    }

    admin_client.post(url, data)

    council.refresh_from_db()
    assert council.needs_action
    assert council.carried_out_on is None


def test_resolution_that_nobody_has_judged_can_be_found(
    council: AgendaItem, admin_client: Client
) -> None:
    for fields in ({"name": "Glasfaser", "result": "einstimmig"}, {"name": "Einwohnerfragestunde"}):
        AgendaItem.objects.create(meeting=council.meeting, **fields)
    url = reverse("wagtailsnippets_pages_agendaitem:list_results")

    html = admin_client.get(f"{url}?needs_action=unjudged").content.decode()

    assert "Glasfaser" in html
    assert "noch nicht eingeordnet" in html
    assert "Einwohnerfragestunde" not in html  # nothing was resolved
    assert "WLAN" not in html


def test_what_editors_said_of_resolutions_is_kept(council: AgendaItem) -> None:
    """The migration forgets only a “no” that came with the import."""
    items: dict[str, dict[str, Any]] = {
        "imported": {"oparl_id": "https://ris.example/1"},
        "saved": {"oparl_id": "https://ris.example/2"},
        "asked": {"oparl_id": "https://ris.example/3", "needs_action": True},
        "noted": {"oparl_id": "https://ris.example/4", "implementation": "Entfällt."},
        "typed": {},
    }
    made = {
        name: AgendaItem.objects.create(
            meeting=council.meeting, name=name, result="ja", **{"needs_action": False, **fields}
        )
        for name, fields in items.items()
    }
    log(made["saved"], "wagtail.edit")
    migration = importlib.import_module("pages.migrations.0017_resolutions_not_judged_yet")

    migration.forget_what_nobody_said(apps, None)

    said = dict(AgendaItem.objects.filter(result="ja").values_list("name", "needs_action"))
    assert said == {
        "imported": None,
        "saved": False,
        "asked": True,
        "noted": False,
        "typed": False,
    }


@pytest.mark.parametrize("name", NAMES)
def test_lists_need_no_query_per_row(
    council: AgendaItem, admin_client: Client, name: str, django_assert_max_num_queries: Any
) -> None:
    for number in range(15):
        paper = Paper.objects.create(name=f"Vorlage {number}")
        meeting = Meeting.objects.create(name=f"Sitzung {number}")
        item = AgendaItem.objects.create(meeting=meeting, name=f"Punkt {number}")
        Organization.objects.create(name=f"Ausschuss {number}")
        Consultation.objects.create(paper=paper, meeting=meeting, agenda_item=item)
    admin_client.get(list_url(name))

    with django_assert_max_num_queries(16):
        admin_client.get(list_url(name))


def test_the_menu_has_one_entry_for_the_council(council: AgendaItem, admin_client: Client) -> None:
    factories.home_page()

    html = admin_client.get(reverse("wagtailadmin_home")).content.decode()

    assert '"label": "Rat"' in html
    assert "Drucksachen" in html
