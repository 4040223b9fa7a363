"""Chapters that no reader's edition holds yet: seen by those who write them, and by nobody else."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.models import Page, Site

from accessibility.discovery import discover
from pages.models import ReportChapterPage, ReportPage
from tests import factories
from tests.pages import report_data
from tests.pages.report_data import ReportedTown
from tests.pages.test_report_pages import found, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> ReportedTown:
    """The chapters of the report are published, the report is not."""
    made = report_data.reported_town()
    Page.objects.filter(pk=made.report.pk).update(live=False)
    return made


def is_public(chapter: ReportChapterPage, client: Client) -> bool:
    """Whether readers get it; the search, the sitemap, menus and audits have to agree."""
    answer = client.get(chapter.url)
    public = answer.status_code == 200
    assert answer.status_code in {200, 404}
    assert bool(chapter.get_sitemap_urls()) == public
    assert (f"{chapter.url}</loc>" in client.get("/sitemap.xml").content.decode()) == public
    assert (chapter.pk in {target.page_id for target in discover(Site.objects.get())}) == public
    assert (chapter.url in found(client, chapter.title)) == public
    return public


def is_linked(chapter: ReportChapterPage, at: Page, client: Client) -> bool:
    return f'href="{chapter.url}"' in client.get(at.url).content.decode()


def test_chapters_are_public_only_with_their_report(town: ReportedTown, client: Client) -> None:
    chapter = town.chapters["fields"]
    assert not is_public(chapter, client)

    publish(town.report)
    assert is_public(chapter, client)
    assert is_linked(chapter, town.report, client)

    ReportPage.objects.get(pk=town.report.pk).unpublish()
    assert not is_public(chapter, client)


def test_new_chapter_waits_for_the_next_edition(town: ReportedTown, client: Client) -> None:
    publish(town.report)
    chapter = factories.add_page(ReportChapterPage, parent=town.report, title="Quitten")
    assert not is_public(chapter, client)
    for page in (town.report, town.chapters["outlook"], *town.chapters.values()):
        assert not is_linked(chapter, page, client)

    publish(town.report, edition_note="Quitten ergänzt")
    assert is_public(chapter, client)
    assert is_linked(chapter, town.report, client)


def test_related_pages_name_no_chapter_before_its_time(town: ReportedTown, client: Client) -> None:
    chapter = town.chapters["fields"]
    town.measure.related = [factories.block("page", chapter.pk)]
    town.measure.save_revision().publish()

    assert not is_linked(chapter, town.measure, client)
    publish(town.report)
    assert is_linked(chapter, town.measure, client)


def test_editors_still_see_everything_in_previews(
    town: ReportedTown, admin_client: Client, admin_user: User
) -> None:
    chapter = town.chapters["fields"]

    draft = admin_client.get(f"/admin/pages/{chapter.pk}/view_draft/").content.decode()
    report = admin_client.get(f"/admin/pages/{town.report.pk}/view_draft/").content.decode()

    assert "Text zu fields." in draft
    assert "M-01 Portal" in draft
    assert f'href="{chapter.url}"' in report
    assert f'href="{town.chapters["organisation"].url}"' in draft  # the chapter before or after it
