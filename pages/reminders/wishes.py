"""Who wants no reminders, and the link in every mail by which they say so without signing in."""

from collections.abc import Iterable
from typing import Final

from django.contrib.auth.models import User
from django.core import signing

from pages.models.reminders import ReminderPreference

SALT: Final = "pages.reminders"


def token_for(user: User) -> str:
    """What stands for the person in the link; nobody can make it up."""
    return signing.dumps(user.pk, salt=SALT)


def user_of(token: str) -> User | None:
    """The person a token stands for; None where it is not one of ours, or the person is gone."""
    try:
        key = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return User.objects.filter(pk=key).first()


def turn_off(user: User) -> None:
    """No more reminders, until the person turns them on again."""
    ReminderPreference.objects.update_or_create(user=user, defaults={"wants_reminders": False})


def without_wish(users: Iterable[int]) -> set[int]:
    """Those of the users who want no reminders; one query."""
    rows = ReminderPreference.objects.filter(user__in=list(users), wants_reminders=False)
    return set(rows.values_list("user", flat=True))
