"""Those who see to the council's data find in the admin what each import brought and left out."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pages.models import OParlImport

pytestmark = pytest.mark.django_db


@pytest.fixture
def run() -> OParlImport:
    return OParlImport.objects.create(
        body="https://ratsinfo.example/body/1",
        state=OParlImport.State.FINISHED,
        started_at=timezone.now(),
        counts={"Meeting": {"new": 3, "skipped": 1}},
        errors=[{"id": "https://ratsinfo.example/meeting/4", "reason": "Es hat keinen Namen."}],
    )


def test_list_says_what_a_run_brought_and_left_out(run: OParlImport, admin_client: Client) -> None:
    shown = admin_client.get(reverse("oparl_imports")).content.decode()

    assert run.body in shown
    assert "3 neu, 1 übersprungen" in shown
    assert "https://ratsinfo.example/meeting/4: Es hat keinen Namen." in shown


def test_list_is_for_those_who_may_edit_council_data(run: OParlImport, client: Client) -> None:
    user = User.objects.create_user("rat", password="x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    address = reverse("oparl_imports")

    assert run.body not in client.get(address, follow=True).content.decode()
    assert address not in client.get(reverse("wagtailadmin_home")).content.decode()

    user.user_permissions.add(Permission.objects.get(codename="change_meeting"))
    assert run.body in client.get(address).content.decode()
    assert address in client.get(reverse("wagtailadmin_home")).content.decode()


def test_before_the_first_import_the_list_says_how_to_get_one(admin_client: Client) -> None:
    shown = admin_client.get(reverse("oparl_imports")).content.decode()

    assert "Es wurde noch nichts importiert" in shown
    assert "OPARL_URL" in shown
