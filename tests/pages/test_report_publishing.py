"""Every way of publishing a report meets the list of what it lacks."""

import datetime

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, Revision, Workflow, WorkflowPage, WorkflowTask

from pages.models import ReportEdition, ReportPage
from pages.snapshots.completeness import gaps_of
from tests.pages import report_data
from tests.pages.report_data import ReportedTown
from tests.pages.test_report_completeness import complete, edit_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> ReportedTown:
    return report_data.reported_town()


def check_of(page: Page) -> str:
    return reverse("report_completeness", args=[page.pk]) + "?publish"


def draft_of(town: ReportedTown) -> ReportPage:
    """The report with a draft that is not published."""
    report = ReportPage.objects.get(pk=town.report.pk)
    report.live = False
    report.save()
    report.save_revision()
    return ReportPage.objects.get(pk=report.pk)


def publish_in_bulk(client: Client, page: Page, **data: str) -> str:
    """Where the answer leads."""
    action = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return str(client.post(f"{action}?id={page.pk}&next=/admin/", data)["Location"])


def submit(report: ReportPage, user: User) -> list[object]:
    """Start a workflow with one approval; gives what its action's address names."""
    task = GroupApprovalTask.objects.create(name="Freigabe")
    task.groups.add(Group.objects.get_or_create(name="Freigebende")[0])
    workflow = Workflow.objects.create(name="Bericht")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=report)
    state = workflow.start(report, user)
    return [report.pk, "approve", state.current_task_state.pk]


def test_report_with_gaps_is_not_published_in_bulk(
    town: ReportedTown, admin_client: Client
) -> None:
    draft = draft_of(town)

    assert publish_in_bulk(admin_client, draft) == check_of(draft)

    assert not ReportEdition.objects.exists()
    assert draft.title in admin_client.get(check_of(draft)).content.decode()


def test_report_with_gaps_is_not_published_with_the_pages_above(
    town: ReportedTown, admin_client: Client
) -> None:
    draft = draft_of(town)

    led = publish_in_bulk(admin_client, town.home, include_descendants="on")

    assert led == check_of(draft)
    assert not ReportPage.objects.get(pk=draft.pk).live


def test_complete_report_is_published_in_bulk(
    town: ReportedTown, admin_client: Client, admin_user: User
) -> None:
    complete(town, admin_user)

    assert publish_in_bulk(admin_client, draft_of(town)) == "/admin/"

    assert ReportEdition.objects.get().gaps == []


def test_approval_does_not_publish_a_report_with_gaps(
    town: ReportedTown, admin_client: Client, admin_user: User
) -> None:
    draft = draft_of(town)
    action = submit(draft, admin_user)

    admin_client.post(reverse("wagtailadmin_pages:workflow_action", args=action))

    assert not ReportPage.objects.get(pk=draft.pk).live
    assert check_of(draft) in admin_client.get(reverse("wagtailadmin_home")).content.decode()
    admin_client.post(check_of(draft), {"reason": "Ratssitzung"})
    assert ReportPage.objects.get(pk=draft.pk).live
    assert check_of(draft) not in admin_client.get(reverse("wagtailadmin_home")).content.decode()


def test_approval_in_the_editor_leads_to_the_list(
    town: ReportedTown, admin_client: Client, admin_user: User
) -> None:
    draft = draft_of(town)
    submit(draft, admin_user)
    data = edit_data(draft)
    del data["action-publish"]
    data |= {"action-workflow-action": "true", "workflow-action-name": "approve"}

    answer = admin_client.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), data)

    assert answer["Location"] == check_of(draft)
    assert not ReportPage.objects.get(pk=draft.pk).live


def test_approval_publishes_a_complete_report(
    town: ReportedTown, admin_client: Client, admin_user: User
) -> None:
    complete(town, admin_user)
    draft = draft_of(town)
    action = submit(draft, admin_user)

    admin_client.post(reverse("wagtailadmin_pages:workflow_action", args=action))

    assert ReportPage.objects.get(pk=draft.pk).live


@pytest.fixture
def corrected(town: ReportedTown, admin_user: User) -> ReportPage:
    """A complete report with an edition, and a draft whose data are others."""
    complete(town, admin_user)
    ReportPage.objects.get(pk=town.report.pk).save_revision().publish()
    town.measure.title = "Portal für alle"
    town.measure.save_revision().publish()
    report = ReportPage.objects.get(pk=town.report.pk)
    report.save_revision()
    return report


def editions() -> list[tuple[int, str]]:
    return list(ReportEdition.objects.order_by("number").values_list("number", "note"))


def test_corrected_edition_is_not_published_in_the_editor_without_a_note(
    corrected: ReportPage, admin_client: Client
) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[corrected.pk])

    answer = admin_client.post(edit, edit_data(corrected))
    assert answer["Location"] == check_of(corrected)
    shown = admin_client.get(check_of(corrected)).content.decode()
    assert "Was diese Ausgabe berichtigt" in shown
    assert "Grund" not in shown  # nothing is missing
    assert admin_client.post(check_of(corrected), {"note": " "}).status_code == 200
    assert editions() == [(1, "")]

    admin_client.post(check_of(corrected), {"note": "Name berichtigt"})
    assert editions() == [(1, ""), (2, "Name berichtigt")]


def test_corrected_edition_with_a_note_is_published_at_once(
    corrected: ReportPage, admin_client: Client
) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[corrected.pk])

    admin_client.post(edit, {**edit_data(corrected), "edition_note": "Name berichtigt"})

    assert editions() == [(1, ""), (2, "Name berichtigt")]


def test_report_whose_data_are_the_same_needs_no_note(
    town: ReportedTown, admin_client: Client, admin_user: User
) -> None:
    complete(town, admin_user)
    report = ReportPage.objects.get(pk=town.report.pk)
    report.save_revision().publish()

    assert publish_in_bulk(admin_client, report) == "/admin/"
    assert editions() == [(1, "")]


def test_note_without_a_change_is_none_for_the_next_edition(
    corrected: ReportPage, admin_client: Client
) -> None:
    for note in ("Name berichtigt", "Ebenso"):  # the second publication changes nothing
        corrected.edition_note = note
        corrected.save_revision().publish()
    corrected.summary = "Was erreicht wurde, in Kürze."
    corrected.edition_note = ReportPage.objects.get(pk=corrected.pk).edition_note
    corrected.save_revision()

    assert publish_in_bulk(admin_client, corrected) == check_of(corrected)
    assert editions() == [(1, ""), (2, "Name berichtigt")]


def test_report_without_a_draft_is_not_published_by_the_check(
    town: ReportedTown, admin_client: Client
) -> None:
    ReportPage.objects.filter(pk=town.report.pk).update(latest_revision=None)

    admin_client.post(check_of(town.report), {"reason": "Ratssitzung"})

    assert not ReportEdition.objects.exists()


def test_corrected_edition_needs_a_note_in_bulk_and_after_approval(
    corrected: ReportPage, admin_client: Client, admin_user: User
) -> None:
    assert publish_in_bulk(admin_client, corrected) == check_of(corrected)

    admin_client.post(
        reverse("wagtailadmin_pages:workflow_action", args=submit(corrected, admin_user))
    )
    assert check_of(corrected) in admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert editions() == [(1, "")]


def test_what_is_scheduled_needs_a_note_before_its_day(
    town: ReportedTown, admin_client: Client, admin_user: User
) -> None:
    complete(town, admin_user)
    report = ReportPage.objects.get(pk=town.report.pk)
    report.save_revision().publish()
    tomorrow = timezone.localtime() + datetime.timedelta(days=1)
    data = {**edit_data(report), "go_live_at": tomorrow.strftime("%Y-%m-%d %H:%M")}

    answer = admin_client.post(reverse("wagtailadmin_pages:edit", args=[report.pk]), data)

    assert answer["Location"] == check_of(report)
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    admin_client.post(check_of(report), {"note": "Neue Zahlen", "reason": "Ratssitzung"})
    scheduled = Revision.objects.get(approved_go_live_at__isnull=False)
    assert scheduled.content["edition_note"] == "Neue Zahlen"


def test_scheduling_shows_the_list_and_freezing_records_it(
    town: ReportedTown, admin_client: Client
) -> None:
    draft = draft_of(town)
    tomorrow = timezone.localtime() + datetime.timedelta(days=1)
    data = {**edit_data(draft), "go_live_at": tomorrow.strftime("%Y-%m-%d %H:%M")}

    answer = admin_client.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), data)

    assert answer["Location"] == check_of(draft)
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()

    told = admin_client.post(check_of(draft), {"reason": "Ratssitzung"}, follow=True)
    assert "wird am" in told.content.decode()
    assert not ReportEdition.objects.exists()  # what is not public yet is not frozen either

    past = timezone.now() - datetime.timedelta(hours=1)
    revision = Revision.objects.get(approved_go_live_at__isnull=False)
    revision.content["go_live_at"] = past.isoformat()
    revision.approved_go_live_at = past
    revision.save()
    call_command("publish_scheduled")

    recorded = ReportEdition.objects.get().gaps
    gaps = [gap for one in gaps_of(ReportPage.objects.get(pk=draft.pk)) for gap in one.gaps]
    assert [row["missing"] for row in recorded] == [gap.missing for gap in gaps] != []
    shown = admin_client.get(reverse("report_completeness", args=[draft.pk])).content.decode()
    assert "Ausgabe 1" in shown
