"""The texts of a report as they are frozen: no kind of block loses what it shows."""

import pytest
from bs4 import BeautifulSoup, Tag
from django.utils import translation
from wagtail.models import PageViewRestriction

from pages.blocks import BodyBlock
from pages.models import MeasurePage, ReportChapterPage, ReportEdition, ReportPage
from tests.factories import block
from tests.pages import report_data
from tests.pages.report_data import ReportedTown
from tests.pages.test_full_pages import full_body

pytestmark = pytest.mark.django_db

SHOWN = ["a", "img", "video", "track", "table", "svg", "details", "li", "h2", "h3", "p"]


@pytest.fixture
def town() -> ReportedTown:
    return report_data.reported_town()


def frozen(town: ReportedTown, chapter: ReportChapterPage) -> BeautifulSoup:
    """The chapter's text in an edition made now."""
    chapter.save_revision().publish()
    ReportPage.objects.get(pk=town.report.pk).save_revision().publish()
    rows = ReportEdition.objects.get().data["chapters"]
    [row] = [one for one in rows if one["page"] == chapter.pk]
    return BeautifulSoup(row["html"], "lxml")


def previewed(chapter: ReportChapterPage) -> Tag:
    """The chapter's text as a preview shows it."""
    with translation.override("de"):
        answer = chapter.make_preview_request()
        answer.render()
    content = BeautifulSoup(answer.content, "lxml").select_one(".content")
    assert content is not None
    for link in content.select("a.term"):  # only the page explains words
        link.unwrap()
    return content


def shown_in(html: Tag) -> dict[str, int]:
    return {name: len(html.find_all(name)) for name in SHOWN}


@pytest.mark.parametrize("kind", BodyBlock().child_blocks)
def test_every_block_is_frozen_as_it_is_shown(town: ReportedTown, kind: str) -> None:
    chapter = town.chapters["text"]
    body = full_body(town.measure, section=town.home)
    chapter.body = [one for one in body if one["type"] == kind]

    text = frozen(town, chapter)

    shown = previewed(chapter)
    assert text.get_text().split() == shown.get_text().split()
    assert shown_in(text) == shown_in(shown)


@pytest.mark.parametrize("shape", ["list", "cards"])
def test_frozen_list_names_the_public_pages(town: ReportedTown, shape: str) -> None:
    hidden = report_data.add_measure(town.field, "Geheim", number="M-02")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    report_data.add_measure(town.field, "Entwurf", number="M-03").unpublish()
    chapter = town.chapters["text"]
    question = {"kind": "measure", "statuses": [], "limit": 6, "shape": shape}
    chapter.body = [block("page_query", question)]

    links = {link.get_text(): link["href"] for link in frozen(town, chapter).select("li a")}

    assert links == {"Portal": MeasurePage.objects.get(pk=town.measure.pk).url}
