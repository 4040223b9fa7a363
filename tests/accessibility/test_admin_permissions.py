"""Who may see and do what on the auditors' desk."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from accessibility.models import Issue, Scan, ScannedPage
from tests.accessibility.audits import person

LISTS = ("scans", "scans_results", "issues", "issues_results", "rules")
OF_SCAN = (
    "scan",
    "scan_progress",
    "scan_issues",
    "scan_issues_results",
    "scan_pages",
    "scan_pages_results",
    "scan_criteria",
)
OF_PAGE = ("page", "page_history")
READERS = ("Auditors", "Editors", "Moderators")


def addresses(scan: Scan) -> dict[str, str]:
    """Every address of the desk that shows something, by its name."""
    keys: dict[str, list[int]] = {name: [] for name in LISTS}
    keys |= {name: [scan.pk] for name in OF_SCAN}
    keys |= {name: [ScannedPage.objects.filter(scan=scan).earliest("pk").pk] for name in OF_PAGE}
    keys["issue"] = [Issue.objects.earliest("pk").pk]
    found = {name: reverse(f"accessibility:{name}", args=args) for name, args in keys.items()}
    return found | {"rule": reverse("accessibility:rule", args=["image-alt"])}


@pytest.mark.parametrize("group", READERS)
def test_auditors_and_editors_read_everything(client: Client, scan: Scan, group: str) -> None:
    client.force_login(person("leserin", group=group))
    statuses = {name: client.get(url).status_code for name, url in addresses(scan).items()}
    assert set(statuses.values()) == {200}, statuses


def test_a_superuser_reads_everything(client: Client, scan: Scan) -> None:
    client.force_login(person("chefin", is_superuser=True))
    statuses = {name: client.get(url).status_code for name, url in addresses(scan).items()}
    assert set(statuses.values()) == {200}, statuses


def test_the_anonymous_are_sent_to_the_login(client: Client, scan: Scan) -> None:
    for url in addresses(scan).values():
        response = client.get(url)
        assert response.status_code == 302
        assert response["Location"].startswith(reverse("wagtailadmin_login"))


def test_who_has_no_permission_is_turned_away(client: Client, scan: Scan) -> None:
    user = person("fremd")
    user.user_permissions.add(access_to_the_admin())
    client.force_login(user)
    for url in addresses(scan).values():
        response = client.get(url)
        assert (response.status_code, response["Location"]) == (302, reverse("wagtailadmin_home"))


def access_to_the_admin() -> Permission:
    return Permission.objects.get(codename="access_admin")


@pytest.mark.parametrize(("group", "status"), [("Auditors", 200), ("Editors", 302)])
def test_only_auditors_may_start_a_scan(
    client: Client, scan: Scan, group: str, status: int
) -> None:
    client.force_login(person("leserin", group=group))
    assert client.get(reverse("accessibility:scan_start")).status_code == status
    offered = (
        reverse("accessibility:scan_start")
        in client.get(reverse("accessibility:scans")).content.decode().partition('id="main"')[2]
    )
    assert offered == (status == 200)


def test_editors_may_not_resume_a_scan(client: Client, scan: Scan) -> None:
    Scan.objects.update(state=Scan.State.INTERRUPTED)
    scan.pages.update(state=ScannedPage.State.PENDING)
    client.force_login(person("leserin", group="Editors"))
    response = client.post(reverse("accessibility:scan_resume", args=[scan.pk]))
    assert response["Location"] == reverse("wagtailadmin_home")
    scan.refresh_from_db()
    assert scan.state == Scan.State.INTERRUPTED


def test_resuming_is_never_a_mere_visit(client: Client, scan: Scan) -> None:
    client.force_login(person("pruefer", group="Auditors"))
    response = client.get(reverse("accessibility:scan_resume", args=[scan.pk]))
    assert response.status_code == 405


@pytest.mark.parametrize(("group", "shown"), [("Auditors", True), ("", False)])
def test_the_menu_shows_what_one_may_use(
    client: Client, scan: Scan, group: str, shown: bool
) -> None:
    user = person("leserin", group=group)
    user.user_permissions.add(access_to_the_admin())
    client.force_login(user)
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert ("accessibility-scans-report" in menu) == shown
    assert ("accessibility-issues" in menu) == shown
