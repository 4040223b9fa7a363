"""A chapter on a subject tells of the measures that it chooses, whatever icon their field bears."""

from importlib import import_module

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.test import Client
from taggit.models import Tag

from pages.models import FieldOfActionPage, MeasurePage, ReportChapterPage, ReportEdition
from tests.pages import report_data
from tests.pages.report_data import ReportedTown
from tests.pages.test_report_pages import publish

SUBJECT = ReportChapterPage.Kind.BROADBAND.value


@pytest.fixture
def town(db: None) -> ReportedTown:
    town = report_data.reported_town()
    for title in ("Glasfaser", "Rechenzentrum"):
        report_data.add_measure(town.field, title, number=f"M-{title}")
    measure = MeasurePage.objects.get(title="Glasfaser")
    measure.tags.add("Breitband")
    measure.save_revision().publish()
    FieldOfActionPage.objects.update(icon="")
    return town


def choose(chapter: ReportChapterPage, *, tag: str = "", fields: tuple[int, ...] = ()) -> None:
    chapter.tag = Tag.objects.get(name=tag) if tag else None
    chapter.fields_of_action = FieldOfActionPage.objects.filter(pk__in=fields)
    chapter.save_revision().publish()


def told(town: ReportedTown, client: Client) -> set[str]:
    """The measures that the chapter of the published report tells of."""
    html = BeautifulSoup(client.get(town.chapters[SUBJECT].url).content, "html.parser")
    names = {"Glasfaser", "Rechenzentrum"}
    return {name for name in names if name in html.main.get_text()}  # type: ignore[union-attr]


def test_chapter_tells_of_the_measures_of_its_fields(town: ReportedTown, client: Client) -> None:
    choose(town.chapters[SUBJECT], fields=(town.field.pk,))
    publish(town.report)

    assert told(town, client) == {"Glasfaser", "Rechenzentrum"}


@pytest.mark.parametrize("within_field", [True, False])
def test_tag_leaves_only_the_measures_that_bear_it(
    town: ReportedTown, client: Client, within_field: bool
) -> None:
    fields = (town.field.pk,) if within_field else ()
    choose(town.chapters[SUBJECT], tag="Breitband", fields=fields)
    publish(town.report)

    assert told(town, client) == {"Glasfaser"}


def test_edition_from_before_keeps_what_the_icons_chose(town: ReportedTown, client: Client) -> None:
    publish(town.report)
    edition = ReportEdition.objects.get()
    for chapter in edition.data["chapters"]:
        del chapter["fields"], chapter["measures"]
    for field in edition.data["fields"]:
        field["subject"] = "network"
    ReportEdition.objects.update(data=edition.data)

    assert told(town, client) == {"Glasfaser", "Rechenzentrum"}


def test_chapters_of_before_get_the_fields_that_their_icons_meant(town: ReportedTown) -> None:
    FieldOfActionPage.objects.filter(pk=town.field.pk).update(icon="network")
    chapter = town.chapters[SUBJECT]
    revision = chapter.latest_revision
    del revision.content["fields_of_action"], revision.content["tag"]
    revision.save()

    import_module("pages.migrations.0013_fill_the_fields_of_chapters").fill(apps, None)

    known = ReportChapterPage.objects.get(pk=chapter.pk)
    assert [field.pk for field in known.fields_of_action.all()] == [town.field.pk]
    draft = known.get_latest_revision_as_object()
    assert [field.pk for field in draft.fields_of_action.all()] == [town.field.pk]
