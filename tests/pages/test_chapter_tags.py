"""A report's chapter chooses among the tags of pages."""

import pytest
from taggit.models import Tag

from pages.models import ReportChapterPage
from tests.pages.report_data import reported_town


@pytest.mark.django_db
def test_only_tags_that_pages_bear_can_be_chosen_and_each_once() -> None:
    town = reported_town()
    Tag.objects.create(name="Nur an Bildern", slug="nur-an-bildern")
    for page in (town.report, town.home):
        page.tags.set(["Breitband"])
        page.save()

    form = ReportChapterPage.get_edit_handler().get_form_class()(instance=ReportChapterPage())

    assert [str(tag) for tag in form.fields["tag"].queryset] == ["Breitband"]
