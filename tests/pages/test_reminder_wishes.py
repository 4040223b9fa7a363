"""The wish for reminders: by the link in the mail, or among the settings of the account."""

import re

import pytest
from django.contrib.auth.models import User
from django.core import signing
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from pages.models.reminders import ReminderPreference
from pages.reminders import wishes


@pytest.fixture
def robin(db: None) -> User:
    return User.objects.create_user("robin", "robin@stadt.example")


@pytest.mark.parametrize("token", ["abc", "MQ:1abcde:xyz", "x" * 500])
def test_token_that_is_made_up_turns_nothing_off(
    town: dict[str, Page], robin: User, client: Client, token: str
) -> None:
    url = reverse("reminders_off", args=[token])
    assert client.get(url).status_code == client.post(url).status_code == 404
    assert not ReminderPreference.objects.exists()


def test_token_of_another_use_is_not_taken(robin: User) -> None:
    assert wishes.user_of(signing.dumps(robin.pk, salt="another")) is None
    assert wishes.user_of(wishes.token_for(robin)) == robin
    token = wishes.token_for(robin)
    robin.delete()
    assert wishes.user_of(token) is None


def test_account_has_the_wish_among_its_settings(admin_client: Client, admin_user: User) -> None:
    url = reverse("wagtailadmin_account")
    html = admin_client.get(url).content.decode()
    assert "Erinnerungen per E-Mail bekommen" in html
    assert re.search(r'name="reminders-wants_reminders"[^>]*checked', html)

    form = {
        "name_email-first_name": "Anke",
        "name_email-last_name": "Administration",
        "name_email-email": "anke@stadt.example",
        "notifications-submitted_notifications": "on",
        "locale-preferred_language": "de",
        "locale-current_time_zone": "Europe/Berlin",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "theme-keyboard_shortcuts": "on",
    }
    assert admin_client.post(url, form).status_code == 302
    assert ReminderPreference.objects.get(user=admin_user).wants_reminders is False
    assert admin_client.post(url, form | {"reminders-wants_reminders": "on"}).status_code == 302
    assert ReminderPreference.objects.get(user=admin_user).wants_reminders is True
