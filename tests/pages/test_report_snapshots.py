"""Freezing a report: what is collected, when an edition comes about, and that it stays."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import ProtectedError
from django.utils import timezone

from pages import snapshots
from pages.models import BudgetLine, MeasurePage, ReportEdition, ReportPage, StatusUpdate
from pages.snapshots.readiness import needs_note
from tests import factories
from tests.pages import report_data
from tests.pages.report_data import ReportedTown

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> ReportedTown:
    return report_data.reported_town()


def publish(report: ReportPage, *, user: User | None = None, **fields: Any) -> ReportPage:
    """As an editor does."""
    page: ReportPage = ReportPage.objects.get(pk=report.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision(user=user).publish(user=user)
    page.refresh_from_db()
    return page


def test_collects_measures_with_state_and_sums(town: ReportedTown) -> None:
    data = snapshots.collect(town.report)

    [measure] = data["measures"]
    assert measure["identifier"] == "M-01"
    assert measure["field"] == town.field.pk
    assert measure["status"] == "running"
    assert measure["progress"] == 60
    assert measure["assessment"] == "off_track"  # the milestone of June was overdue for 184 days
    assert measure["milestones"] == {"total": 1, "done": 0, "overdue": 1}
    assert measure["latest_update"]["text"] == "Es läuft."
    assert measure["sums"]["planned"] == "1000.10"
    assert measure["sums"]["own_share"] == "600.05"
    [year] = data["sums"]["by_year"]
    assert (year["year"], year["planned_fte"], year["filled_fte"]) == (2024, "1.50", "1.00")
    assert data["staff"] == [
        {"year": 2024, "purpose": "project", "planned_fte": "1.50", "filled_fte": "1.00"}
    ]


def test_collects_what_stands_around_the_measures(town: ReportedTown) -> None:
    report_data.add_money(town.point, year=2023, planned="10.00", granted="0.05")

    data = snapshots.collect(town.report)

    [point] = data["motion_points"]
    assert (point["number"], point["sums"]["planned"]) == (1, "1010.10")
    [indicator] = data["indicators"]
    assert [one["value"] for one in indicator["values"]] == ["40", "87"]
    assert indicator["fields"] == [town.field.pk]
    [resolution] = data["resolutions"]
    assert (resolution["date"], resolution["state"]) == ("2023-05-09", "open")
    assert data["glossary"] == [{"term": "E-Akte", "explanation": "Akte ohne Papier."}]
    assert [chapter["kind"] for chapter in data["chapters"]] == report_data.KINDS
    assert '<h2 id="dazu">Dazu</h2>' in data["chapters"][0]["html"]
    assert data["report"]["html"].startswith('<h2 id="vorwort">')


def test_staff_is_added_up_within_a_year_only(town: ReportedTown) -> None:
    report_data.add_money(town.measure, year=2023)

    data = snapshots.collect(town.report)

    for sums in (data["sums"]["total"], *(row["sums"] for row in data["measures"])):
        assert sums["planned"] == "2000.20"
        assert "planned_fte" not in sums
    assert [row["planned_fte"] for row in data["sums"]["by_year"]] == ["1.50", "1.50"]


def test_leaves_private_and_unpublished_measures_out(town: ReportedTown) -> None:
    report_data.add_measure(town.field, "Entwurf", number="M-02").unpublish()
    hidden = report_data.add_measure(town.field, "Geheim", number="M-03")
    hidden.view_restrictions.create(restriction_type="login")

    titles = [measure["title"] for measure in snapshots.collect(town.report)["measures"]]

    assert titles == ["Portal"]


def test_sums_are_exact_to_the_cent(town: ReportedTown) -> None:
    for _number in range(30):
        report_data.add_money(town.measure, year=2023, planned="0.10", granted="0.05")

    data = snapshots.collect(town.report)

    assert data["sums"]["by_year"][0]["planned"] == "3.00"
    assert data["sums"]["total"]["planned"] == "1003.10"


def test_takes_few_queries_however_many_measures(
    town: ReportedTown, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        report_data.add_measure(town.field, f"Maßnahme {number}", number=f"N-{number}")

    with django_assert_max_num_queries(45):
        assert len(snapshots.collect(town.report)["measures"]) == 13


def test_publishing_makes_the_first_edition(town: ReportedTown, admin_user: User) -> None:
    assert not ReportEdition.objects.exists()  # it was published before it had chapters

    publish(town.report, user=admin_user)

    [edition] = ReportEdition.objects.all()
    assert (edition.number, edition.frozen_by) == (1, admin_user)
    assert edition.checksum == snapshots.checksum_of(edition.data)


def test_report_without_a_date_is_published_on_the_day_of_its_first_edition(
    town: ReportedTown,
) -> None:
    report = publish(town.report)

    today = timezone.localdate()
    assert report.publication_date == today
    assert report.get_latest_revision_as_object().publication_date == today
    assert report.editions.get().data["report"]["publication_date"] == today.isoformat()
    assert not needs_note(report)

    day = datetime.date(2025, 3, 1)
    assert publish(report, publication_date=day, edition_note="Tag").publication_date == day
    assert publish(report, publication_date=None, edition_note="Ohne").publication_date is None


def test_publishing_again_without_change_makes_none(town: ReportedTown) -> None:
    publish(publish(town.report))

    assert ReportEdition.objects.count() == 1


def test_corrected_edition_carries_its_note_and_leaves_the_old_one(town: ReportedTown) -> None:
    publish(town.report)
    old = ReportEdition.objects.get()
    town.measure.title = "Portal für alle"
    town.measure.save_revision().publish()

    report = publish(town.report, edition_note="Name berichtigt")

    old_again, new = ReportEdition.objects.order_by("number")
    assert (old_again.checksum, old_again.data) == (old.checksum, old.data)
    assert (new.number, new.note) == (2, "Name berichtigt")
    assert new.data["measures"][0]["title"] == "Portal für alle"
    assert report.edition_note == ""
    assert report.get_latest_revision_as_object().edition_note == ""


def test_frozen_for_a_past_day_tells_how_things_stood(town: ReportedTown) -> None:
    field = town.field
    report_data.add_measure(
        field,
        "Fertig",
        number="M-02",
        status="done",
        end_date=datetime.date(2025, 6, 1),
        end_precision="day",
    )
    later = {"start_date": datetime.date(2025, 2, 1), "status": "running"}
    report_data.add_measure(field, "Später", number="M-03", **later)
    factories.add_page(
        MeasurePage,
        parent=field,
        title="Viel später",
        identifier="M-04",
        start_date=datetime.date(2027, 1, 1),
        status="planned",
    )
    at = timezone.make_aware(datetime.datetime(2025, 3, 18, 9))

    edition = snapshots.freeze(town.report, at=at)

    assert edition is not None
    assert edition.frozen_at == at
    states = {row["identifier"]: row["status"] for row in edition.data["measures"]}
    assert states == {"M-01": "running", "M-02": "running", "M-03": "planned"}


@pytest.fixture
def frozen(town: ReportedTown) -> ReportedTown:
    """With a measure that begins long after the period of the report, which has an edition."""
    factories.add_page(
        MeasurePage,
        parent=town.field,
        title="Viel später",
        identifier="M-04",
        start_date=datetime.date(2026, 2, 1),
        status="planned",
    )
    snapshots.freeze(town.report, at=datetime.date(2025, 1, 20))
    return town


def test_report_on_a_past_period_needs_no_note_while_it_is_unchanged(frozen: ReportedTown) -> None:
    assert not needs_note(frozen.report)

    publish(frozen.report)

    assert ReportEdition.objects.count() == 1


def test_correction_tells_of_the_same_measures(frozen: ReportedTown) -> None:
    line = BudgetLine.objects.get(page=frozen.measure, year=2024)
    line.actual = Decimal("777.70")
    line.save()

    publish(frozen.report, summary="Was wir erreicht haben.", edition_note="Ein Betrag")

    new, old = (edition.data for edition in ReportEdition.objects.order_by("-number"))
    assert [row["identifier"] for row in new["measures"]] == ["M-01"]
    assert [row["title"] for row in new["measures"]] == [row["title"] for row in old["measures"]]
    assert new["report"]["summary"] == "Was wir erreicht haben."
    assert old["measures"][0]["sums"]["actual"] == "999.10"
    assert new["measures"][0]["sums"]["actual"] == "777.70"


@pytest.mark.parametrize("status", ["cancelled", "paused"])
@pytest.mark.parametrize(
    ("told_on", "is_known"),
    [(datetime.date(2024, 12, 1), True), (datetime.date(2025, 2, 1), False)],
)
def test_measure_that_was_stopped_later_was_still_under_way(
    town: ReportedTown, status: str, told_on: datetime.date, is_known: bool
) -> None:
    StatusUpdate.objects.create(page=town.measure, date=told_on, text="Wir hören auf.")
    MeasurePage.objects.filter(pk=town.measure.pk).update(status=status)

    [row] = snapshots.collect(town.report)["measures"]

    assert row["status"] == (status if is_known else "running")


def test_report_with_editions_cannot_be_deleted(town: ReportedTown) -> None:
    publish(town.report)
    with pytest.raises(ProtectedError):
        ReportPage.objects.get(pk=town.report.pk).delete()
    assert ReportPage.objects.filter(pk=town.report.pk).exists()
