"""What a report lacks, who can supply it, and how it is published nevertheless."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from pages import snapshots
from pages.models import (
    AgendaItem,
    BudgetLine,
    IndicatorValue,
    MeasurePage,
    ReportEdition,
    ReportPage,
    StatusUpdate,
)
from pages.snapshots.completeness import gaps_of
from tests import factories
from tests.pages import report_data
from tests.pages.report_data import ReportedTown

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> ReportedTown:
    return report_data.reported_town()


def missing(town: ReportedTown) -> dict[tuple[str, str], list[str]]:
    """The gaps' texts by owner and subject."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in gaps_of(ReportPage.objects.get(pk=town.report.pk)):
        for gap in one.gaps:
            found.setdefault((one.owner, gap.subject), []).append(gap.missing)
    return found


def complete(town: ReportedTown, user: User) -> None:
    """Fill every gap."""
    town.measure.responsible = user
    town.measure.save_revision().publish()
    town.point.answer = "<p>So.</p>"
    town.point.save_revision().publish()


def test_measure_that_lacks_all_is_listed_with_each_gap(town: ReportedTown) -> None:
    measure = report_data.add_measure(town.field, "Lücke", number="M-07", risk_causes="")
    measure.budget_lines.all().delete()
    measure.staffing_lines.all().delete()
    StatusUpdate.objects.filter(page=measure).update(date=datetime.date(2024, 9, 1))

    texts = missing(town)[("", "M-07 Lücke")]

    assert len(texts) == 5  # unit, person, cost, causes, update


def test_measure_that_has_not_begun_is_not_asked_for_money_and_news(town: ReportedTown) -> None:
    not_begun: list[dict[str, Any]] = [
        {"status": "planned"},
        {"status": "running", "start_date": datetime.date(2025, 1, 1)},
        {"status": "cancelled", "status_reason": "Zu teuer."},
    ]
    for number, fields in enumerate(not_begun):
        measure = report_data.add_measure(town.field, "Später", number=f"M-1{number}", **fields)
        measure.budget_lines.all().delete()
        measure.staffing_lines.all().delete()
        measure.status_updates.all().delete()

        assert len(missing(town)["", f"M-1{number} Später"]) == 2  # unit, person


def test_cost_is_asked_for_in_the_time_of_the_report(town: ReportedTown) -> None:
    later = report_data.add_measure(town.field, "Läuft an", number="M-08")
    later.budget_lines.filter(year__lte=2024).delete()
    over = {"status": "done", "end_date": datetime.date(2022, 12, 31), "end_precision": "day"}
    earlier = report_data.add_measure(town.field, "Fertig", number="M-09", **over)
    earlier.budget_lines.all().delete()

    found = missing(town)

    assert "Für die Zeit des Berichts sind keine Kosten eingetragen." in found["", "M-08 Läuft an"]
    assert len(found["", "M-09 Fertig"]) == 2  # unit, person


def test_staff_is_asked_for_where_personnel_costs_something(town: ReportedTown) -> None:
    measure = report_data.add_measure(town.field, "Beratung", number="M-08")
    measure.staffing_lines.all().delete()
    assert "Stellen" not in " ".join(missing(town)["", "M-08 Beratung"])

    measure.budget_lines.update(kind="personnel")

    texts = missing(town)["", "M-08 Beratung"]
    assert "Es sind Personalkosten eingetragen, aber keine Stellen." in texts


def test_measure_off_track_by_its_dates_has_to_say_why(town: ReportedTown) -> None:
    measure = report_data.add_measure(town.field, "Verspätet", number="M-08", risk_options="")
    text = (
        "Die Maßnahme ist nicht im Plan, aber Ursachen und Handlungsmöglichkeiten sind nicht "
        "benannt."
    )
    assert text in missing(town)["", "M-08 Verspätet"]

    measure.milestones.update(done_date=datetime.date(2024, 7, 1))

    assert text not in missing(town)["", "M-08 Verspätet"]


def test_text_of_the_report_before_is_stale(town: ReportedTown) -> None:
    later, chapters = report_data.add_report(
        town.home, year=2026, strategy=town.strategy, motion=town.motion
    )
    later.previous_report = town.report
    chapters["text"].body = [factories.text("<p>Neues von 2026.</p>")]
    chapters["text"].save_revision().publish()

    found = [gap.subject for one in gaps_of(later) for gap in one.gaps if "vorigen" in gap.missing]

    assert len(found) == len(chapters) - 1
    assert chapters["text"].title not in found


def test_indicator_is_asked_for_once_a_measure_of_its_goal_has_begun(town: ReportedTown) -> None:
    IndicatorValue.objects.filter(date__year=2024).delete()
    assert ("", "Dienste online") in missing(town)

    MeasurePage.objects.filter(pk=town.measure.pk).update(status="planned")
    assert ("", "Dienste online") not in missing(town)


def test_cost_far_above_what_was_approved_is_asked_about(town: ReportedTown) -> None:
    BudgetLine.objects.filter(page=town.measure, year=2024).update(approved=1, actual=5_000_000)

    [text] = [one for one in missing(town)["Digitales", "M-01 Portal"] if "Server" in one]

    assert text.replace("\N{NO-BREAK SPACE}", " ") == (
        "Server, 2024: 5.000.000,00 € ausgegeben, aber nur 1,00 € bereitgestellt. Das ist mehr als "
        "das Doppelte. Prüfen Sie beide Beträge."
    )


def test_resolutions_are_to_be_judged_by_somebody(town: ReportedTown) -> None:
    name = "Beschlüsse des Rates und der Ausschüsse"
    assert ("", name) not in missing(town)

    AgendaItem.objects.filter(pk=town.resolution.pk).update(needs_action=None)

    [text] = missing(town)["", name]
    assert text.startswith("1 Beschluss ist noch nicht eingeordnet")
    data = snapshots.collect(town.report)
    assert [row["state"] for row in data["resolutions"]] == ["unjudged"]

    AgendaItem.objects.filter(pk=town.resolution.pk).update(needs_action=False)

    assert ("", name) not in missing(town)


def test_who_owns_the_page_stands_in_for_a_unit(town: ReportedTown, admin_user: User) -> None:
    measure = report_data.add_measure(town.field, "Herrenlos", number="M-07")
    Page.objects.filter(pk__in=(measure.pk, town.point.pk)).update(owner=admin_user)

    found = missing(town)

    assert (admin_user.get_username(), "M-07 Herrenlos") in found
    assert (admin_user.get_username(), "Punkt eins") in found


def test_gap_without_an_owner_says_so(town: ReportedTown, admin_client: Client) -> None:
    check = reverse("report_completeness", args=[town.report.pk])

    assert "Niemand zugeordnet" in admin_client.get(check).content.decode()


def test_every_gap_leads_to_where_it_is_filled(town: ReportedTown, admin_client: Client) -> None:
    IndicatorValue.objects.filter(date__year=2024).delete()
    AgendaItem.objects.filter(pk=town.resolution.pk).update(needs_action=None)
    shown = admin_client.get(reverse("report_completeness", args=[town.report.pk]))
    rows = BeautifulSoup(shown.content, "html.parser").select("table.listing th[scope=row]")
    links = {row.get_text(): str(row.a["href"]) for row in rows if row.a}

    assert len(links) == len({row.get_text() for row in rows})
    indicator = admin_client.get(links["Dienste online"]).content.decode()
    assert "Dienste online" in indicator
    resolutions = admin_client.get(links["Beschlüsse des Rates und der Ausschüsse"])
    assert list(resolutions.context["object_list"]) == [town.resolution]


def test_paused_measure_is_not_asked_for_news(town: ReportedTown) -> None:
    """As in the reminders."""
    StatusUpdate.objects.update(date=datetime.date(2024, 9, 1))
    assert len(missing(town)["Digitales", "M-01 Portal"]) == 2

    MeasurePage.objects.filter(pk=town.measure.pk).update(status="paused")
    assert len(missing(town)["Digitales", "M-01 Portal"]) == 1


def test_gaps_are_grouped_by_who_can_fill_them(town: ReportedTown, admin_user: User) -> None:
    IndicatorValue.objects.filter(date__year=2024).delete()
    town.indicator.responsible = admin_user
    town.indicator.save()
    for empty in (town.chapters["outlook"], town.chapters["schools"]):
        empty.body = []
        empty.save_revision().publish()
    Page.objects.filter(pk=town.chapters["schools"].pk).update(owner=admin_user)

    found = missing(town)

    assert (admin_user.get_username(), "Dienste online") in found
    assert len(found[("Digitales", "M-01 Portal")]) == 1  # nobody is responsible, but a unit
    assert ("", town.chapters["outlook"].title) in found
    assert (admin_user.get_username(), town.chapters["schools"].title) in found
    assert ("", "Punkt eins") in found


def test_complete_report_has_no_gaps(town: ReportedTown, admin_user: User) -> None:
    complete(town, admin_user)

    assert missing(town) == {}


def edit_data(report: ReportPage) -> dict[str, str]:
    """What the editor sends when somebody publishes a report."""
    return {
        "title": report.title,
        "slug": report.slug,
        "summary": report.summary,
        "reporting_year": "2024",
        "covers_from": "2023-01-01",
        "covers_until": "2024-12-31",
        "strategy": str(report.strategy_id),
        "motion": str(report.motion_id),
        "body-count": "0",
        "related-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "1",
    }


def test_report_with_gaps_is_published_only_with_a_reason(
    town: ReportedTown, admin_client: Client, admin_user: User
) -> None:
    report = ReportPage.objects.get(pk=town.report.pk)
    edit = reverse("wagtailadmin_pages:edit", args=[report.pk])

    answer = admin_client.post(edit, edit_data(report))

    check = reverse("report_completeness", args=[report.pk])
    assert answer.status_code == 302
    assert answer["Location"] == f"{check}?publish"
    assert not ReportEdition.objects.exists()
    assert "M-01 Portal" in admin_client.get(check).content.decode()

    assert admin_client.post(check, {"reason": ""}).status_code == 200
    assert not ReportEdition.objects.exists()

    admin_client.post(check, {"reason": "Ratssitzung"})
    assert ReportEdition.objects.get().frozen_by == admin_user
    entry = PageLogEntry.objects.get(action="pages.report.published_with_gaps")
    assert entry.data["reason"] == "Ratssitzung"
    assert "Ratssitzung" in entry.message


def test_complete_report_is_published_at_once(
    town: ReportedTown, admin_client: Client, admin_user: User
) -> None:
    complete(town, admin_user)
    report = ReportPage.objects.get(pk=town.report.pk)

    admin_client.post(reverse("wagtailadmin_pages:edit", args=[report.pk]), edit_data(report))

    assert ReportEdition.objects.count() == 1


def test_check_is_closed_to_those_who_may_not_edit(town: ReportedTown, client: Client) -> None:
    check = reverse("report_completeness", args=[town.report.pk])
    assert client.get(check).status_code == 302  # to the login
    user = User.objects.create_user("fremd", password="x")
    client.force_login(user)
    assert client.get(check).status_code in {302, 403}


def test_editor_leads_to_the_check(town: ReportedTown, admin_client: Client) -> None:
    page = admin_client.get(reverse("wagtailadmin_pages:edit", args=[town.report.pk]))
    assert reverse("report_completeness", args=[town.report.pk]) in page.content.decode()
