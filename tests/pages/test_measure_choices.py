"""Which measures another one names is picked by chooser, and what cannot be is refused in words."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import streamfield

from pages.models import FieldOfActionPage, MeasurePage, StrategyPage
from tests import factories
from tests.pages.test_money_form import measure_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def measures(town: dict[str, Page]) -> list[MeasurePage]:
    """Three measures, M-01 to M-03."""
    return [
        MeasurePage.objects.get(pk=town["MeasurePage"].pk),
        *(
            factories.add_page(
                MeasurePage,
                parent=town["FieldOfActionPage"],
                title=title,
                identifier=f"M-0{number}",
            )
            for number, title in enumerate(("Konto", "Netz"), start=2)
        ),
    ]


def save(client: Client, page: Page, **chosen: list[Page]) -> str:
    """Publishes the page with what is chosen; what the editor objects, or nothing."""
    fields: dict[str, Any] = {
        name: streamfield([("item", one.pk) for one in pages]) for name, pages in chosen.items()
    }
    fields |= {"identifier": page.specific.identifier, "action-publish": "1"}
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = client.post(url, measure_form(page, **fields))
    if answer.status_code == 302:
        return ""
    field = BeautifulSoup(answer.content, "html.parser").select_one("#depends_on")
    assert field
    _value, error = json.loads(str(field["data-w-block-arguments-value"]))
    return " ".join(error["messages"])


def test_chosen_measures_are_kept_and_shown_again(
    admin_client: Client, client: Client, measures: list[MeasurePage]
) -> None:
    first, second, third = measures

    assert save(admin_client, first, depends_on=[third, second], supersedes=[second]) == ""

    stored = MeasurePage.objects.get(pk=first.pk)
    assert set(stored.depends_on.all()) == {second, third}
    assert set(stored.supersedes.all()) == {second}
    assert "Hängt ab von" in client.get(first.url).content.decode()
    edit = reverse("wagtailadmin_pages:edit", args=[first.pk])
    form = BeautifulSoup(admin_client.get(edit).content, "html.parser")
    field = form.select_one("#depends_on")
    assert field
    [value, _error] = json.loads(str(field["data-w-block-arguments-value"]))
    assert {item["value"]["adminTitle"] for item in value} == {"Konto", "Netz"}

    assert save(admin_client, first) == ""
    assert not MeasurePage.objects.get(pk=first.pk).depends_on.exists()


def test_editor_is_not_sent_a_list_of_all_measures(
    admin_client: Client, measures: list[MeasurePage]
) -> None:
    url = reverse("wagtailadmin_pages:edit", args=[measures[0].pk])

    html = admin_client.get(url).content.decode()

    assert "Konto" not in html


def test_measure_does_not_depend_on_itself(
    admin_client: Client, measures: list[MeasurePage]
) -> None:
    objection = save(admin_client, measures[0], depends_on=[measures[0]])

    assert "kann nicht in ihrer eigenen Liste stehen" in objection


def test_circle_is_named(admin_client: Client, measures: list[MeasurePage]) -> None:
    first, second, third = measures
    assert save(admin_client, second, depends_on=[third]) == ""
    assert save(admin_client, third, depends_on=[first]) == ""

    objection = save(admin_client, first, depends_on=[second])

    assert "M-01 Antragsportal → M-02 Konto → M-03 Netz → M-01 Antragsportal" in objection
    assert not MeasurePage.objects.get(pk=first.pk).depends_on.exists()
    assert save(admin_client, first, supersedes=[second]) == ""


def test_measure_of_another_language_is_refused(
    admin_client: Client, town: dict[str, Page], measures: list[MeasurePage]
) -> None:
    english = factories.english_home(town["HomePage"].specific)
    strategy = factories.add_page(StrategyPage, parent=english, title="Strategy")
    field = factories.add_page(FieldOfActionPage, parent=strategy, title="Services")
    foreign = factories.add_page(MeasurePage, parent=field, title="Portal in English")

    objection = save(admin_client, measures[0], depends_on=[foreign])

    assert "„Portal in English“ gehört zu einer anderen Sprache" in objection
