"""Reminders before a report comes: of the same people as in its check, and in time."""

from django.core import mail
from wagtail.models import Page

from pages.models import MeasurePage
from pages.reminders.digest import send_digests
from pages.reminders.due import Kind
from pages.snapshots.completeness import gaps_of
from tests.pages.test_reminders import TODAY, days_ago, draft_report, due, person


def test_who_owns_the_page_stands_in_as_in_the_check(town: dict[str, Page]) -> None:
    kim, measure = person("kim"), town["MeasurePage"]
    MeasurePage.objects.filter(pk=measure.pk).update(responsible=None, unit=None, owner=kim)
    report = draft_report(town, covers_until=days_ago(1))

    named = [gap.owner for one in gaps_of(report) for gap in one.gaps if gap.page == measure.pk]
    assert set(named) == {"Kim"}
    assert due(Kind.DATA) == [(Kind.DATA, "Antragsportal", kim.pk)]


def test_report_that_names_only_its_year_is_due(town: dict[str, Page]) -> None:
    report = draft_report(town, reporting_year=2024)
    assert [title for _, title, _ in due(Kind.DATA)] == ["Antragsportal"]

    kim = person("kim")
    MeasurePage.objects.update(owner=kim)
    send_digests(TODAY)
    assert "(bis 31. Dezember 2024)" in str(mail.outbox[0].body)

    report.reporting_year = 2025
    report.save_revision()
    assert due(Kind.DATA) == [], "the report is still far away"
