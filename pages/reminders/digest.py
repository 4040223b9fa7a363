"""One mail to each person with everything that is new for them."""

import datetime
import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage, get_connection
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.models import Indicator
from pages.models.reminders import SentReminder
from pages.reminders import wishes
from pages.reminders.due import Kind, Reminder, reminders_due

logger = logging.getLogger(__name__)
MAIL_TIMEOUT_SECONDS: Final = 30


@dataclass(slots=True)
class Tally:
    """What became of the reminders: people by name, with the number of their reminders."""

    sent: dict[str, int] = field(default_factory=dict)
    unreachable: dict[str, int] = field(default_factory=dict)
    unwanted: dict[str, int] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    """The reason by name."""
    ownerless: list[Reminder] = field(default_factory=list)


def send_digests(today: datetime.date, *, dry_run: bool = False) -> Tally:
    """Mail each person what is due and was not sent yet; a dry run sends and stores nothing."""
    by_owner: dict[int | None, list[Reminder]] = defaultdict(list)
    for reminder in reminders_due(today):
        by_owner[reminder.owner].append(reminder)
    tally = Tally(ownerless=by_owner.pop(None, []))
    owners = [owner for owner in by_owner if owner is not None]
    users = get_user_model().objects.select_related("wagtail_userprofile").in_bulk(owners)
    unwilling = wishes.without_wish(owners)
    known = _subjects_sent(owners)
    for owner, user in users.items():
        news = [each for each in by_owner[owner] if each.subject not in known[owner]]
        name = user.get_full_name() or user.get_username()
        if not news:
            continue
        if not user.is_active or not user.email:
            tally.unreachable[name] = len(news)
        elif owner in unwilling:
            tally.unwanted[name] = len(news)
        elif dry_run:
            tally.sent[name] = len(news)
        else:
            _send_and_note(user, news, name=name, tally=tally)
    return tally


def _subjects_sent(owners: Iterable[int]) -> Mapping[int, set[str]]:
    sent: dict[int, set[str]] = defaultdict(set)
    rows = SentReminder.objects.filter(user__in=list(owners)).values_list("user", "subject")
    for owner, subject in rows:
        sent[owner].add(subject)
    return sent


def _send_and_note(user: Any, reminders: list[Reminder], *, name: str, tally: Tally) -> None:
    try:
        _send(user, reminders, name=name)
    except IntegrityError:
        logger.info("reminders are sent by another process", extra={"user": user.pk})
    except (OSError, ValueError) as error:  # the mail server's errors, and addresses that are none
        logger.warning("reminders cannot be sent", extra={"user": user.pk, "reason": str(error)})
        tally.failed[name] = str(error)
    else:
        tally.sent[name] = len(reminders)


@transaction.atomic
def _send(user: Any, reminders: list[Reminder], *, name: str) -> None:
    """Store what is said before it is said, so that another process cannot say it as well.

    What cannot be sent is not stored either: the error takes the rows back.
    """
    SentReminder.objects.bulk_create(
        SentReminder(user=user, subject=reminder.subject) for reminder in reminders
    )
    with translation.override(language_of(user)):
        message = mail_for(user, reminders, name=name)
    message.send()


def language_of(user: Any) -> str:
    """The language the person chose for the admin, else the site's."""
    profile = getattr(user, "wagtail_userprofile", None)
    return (profile.preferred_language if profile else "") or settings.LANGUAGE_CODE


def mail_for(user: Any, reminders: list[Reminder], *, name: str) -> EmailMessage:
    """The digest in the language that is active."""
    number = len(reminders)
    subject = ngettext("%(number)d reminder", "%(number)d reminders", number) % {"number": number}
    off_url = _full(reverse("reminders_off", args=[wishes.token_for(user)]))
    context = {
        "name": name,
        "parts": _parts(reminders),
        "off_url": off_url,
        "account_url": _full(reverse("wagtailadmin_account")),
        "site_name": settings.WAGTAIL_SITE_NAME,
    }
    return EmailMessage(
        subject=f"{settings.WAGTAIL_SITE_NAME}: {subject}",
        body=render_to_string("pages/mail/reminders.txt", context).strip(),
        to=[user.email],
        connection=get_connection(timeout=MAIL_TIMEOUT_SECONDS),
        headers={
            "List-Unsubscribe": f"<{off_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )


def _parts(reminders: list[Reminder]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Title of each part that has something, with sentences and the address to go to."""
    titles = {
        Kind.MILESTONE: _("Overdue milestones"),
        Kind.STATUS: _("Measures without news"),
        Kind.EXPLANATION: _("Measures off track without causes and options"),
        Kind.EVALUATION: _("Evaluations to be made"),
        Kind.FIGURE: _("Figures missing for a report"),
        Kind.DATA: _("Measures of which a report still lacks something"),
    }
    return [
        (title, [(_sentence(each), _address(each)) for each in reminders if each.kind is kind])
        for kind, title in titles.items()
        if any(each.kind is kind for each in reminders)
    ]


def _sentence(reminder: Reminder) -> str:
    words = {
        "title": reminder.title,
        "detail": reminder.detail,
        "date": date_format(reminder.date),
    }
    match reminder.kind:
        case Kind.MILESTONE:
            return _("%(title)s: “%(detail)s” was due on %(date)s.") % words
        case Kind.STATUS:
            return _("%(title)s: no status update since %(date)s.") % words
        case Kind.EXPLANATION:
            return _("%(title)s: late since %(date)s, causes and options are not named.") % words
        case Kind.EVALUATION:
            return _("%(title)s: due since %(date)s.") % words
        case Kind.FIGURE:
            return _("%(title)s: no value yet for “%(detail)s” (until %(date)s).") % words
    return _("%(title)s: something is still missing for “%(detail)s” (until %(date)s).") % words


def _address(reminder: Reminder) -> str:
    if reminder.kind is Kind.FIGURE:
        name = Indicator.snippet_viewset.get_url_name("edit")  # type: ignore[attr-defined]
        return _full(reverse(name, args=[reminder.target]))
    return _full(reverse("wagtailadmin_pages:edit", args=[reminder.target]))


def _full(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"
