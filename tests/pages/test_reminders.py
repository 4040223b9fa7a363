"""Reminders: what is due, whose it is, one mail, never twice, and how to be left alone."""

import datetime
import re
import socketserver
import threading
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail.users.models import UserProfile

from pages.models import EvaluationPage, GoalPage, Indicator, MeasurePage, ReportPage, Unit
from pages.models.indicators import IndicatorValue
from pages.models.measures import Milestone, StatusUpdate
from pages.models.reminders import ReminderPreference, SentReminder
from pages.reminders import wishes
from pages.reminders.digest import send_digests
from pages.reminders.due import Kind, reminders_due
from tests import factories

TODAY = datetime.date(2025, 6, 1)


def days_ago(days: int) -> datetime.date:
    return TODAY - datetime.timedelta(days=days)


def person(name: str, **fields: Any) -> User:
    fields = {"email": f"{name}@stadt.example", "first_name": name.title()} | fields
    return User.objects.create_user(name, **fields)


@pytest.fixture
def robin(db: None) -> User:
    return person("robin")


@pytest.fixture
def measure(town: dict[str, Page], robin: User) -> MeasurePage:
    """A measure under way that nobody has to be reminded of yet."""
    page = town["MeasurePage"].specific
    page.responsible = robin
    page.status_updates = [StatusUpdate(date=days_ago(10), text="Läuft.")]
    page.save_revision().publish()
    return page


def milestone(page: MeasurePage, title: str = "Testbetrieb", **fields: Any) -> Milestone:
    fields = {"due_date": days_ago(3)} | fields
    return Milestone.objects.create(page=page, title=title, **fields)


def due(*kinds: Kind) -> list[tuple[Kind, str, int | None]]:
    found = [(each.kind, each.title, each.owner) for each in reminders_due(TODAY)]
    return [each for each in found if not kinds or each[0] in kinds]


def test_overdue_milestone_is_due_to_the_responsible(measure: MeasurePage, robin: User) -> None:
    assert due() == []
    milestone(measure)
    assert due() == [(Kind.MILESTONE, "Antragsportal", robin.pk)]


@pytest.mark.parametrize(
    ("milestone_fields", "measure_fields"),
    [
        ({"due_date": TODAY}, {}),
        ({"done_date": days_ago(1)}, {}),
        ({}, {"status": "done"}),
        ({}, {"status": "cancelled"}),
        ({}, {"live": False}),
    ],
)
def test_what_is_not_overdue_is_not_due(
    measure: MeasurePage, milestone_fields: dict[str, Any], measure_fields: dict[str, Any]
) -> None:
    milestone(measure, **milestone_fields)
    MeasurePage.objects.filter(pk=measure.pk).update(**measure_fields)
    assert due() == []


def test_the_units_responsible_stands_in(measure: MeasurePage) -> None:
    milestone(measure)
    chris = person("chris")
    MeasurePage.objects.filter(pk=measure.pk).update(responsible=None)
    assert [owner for *_, owner in due()] == [None]
    Unit.objects.filter(measures=measure).update(responsible=chris)
    assert [owner for *_, owner in due()] == [chris.pk]


@pytest.mark.parametrize(("days", "is_stale"), [(90, False), (91, True)])
def test_measure_without_news_for_ninety_days_is_due(
    measure: MeasurePage, days: int, is_stale: bool
) -> None:
    StatusUpdate.objects.update(date=days_ago(days))
    assert [kind for kind, *_ in due()] == [Kind.STATUS] * is_stale
    MeasurePage.objects.update(status="paused")
    assert due() == []


def test_measure_without_any_update_counts_from_its_start(measure: MeasurePage) -> None:
    StatusUpdate.objects.all().delete()
    MeasurePage.objects.update(start_date=days_ago(20))
    assert due() == []
    MeasurePage.objects.update(start_date=days_ago(100))
    assert [kind for kind, *_ in due()] == [Kind.STATUS]


def test_translation_of_a_measure_is_not_asked_for_again(measure: MeasurePage) -> None:
    milestone(measure)
    english, _created = Locale.objects.get_or_create(language_code="en")
    measure.refresh_from_db()
    copied = measure.copy_for_translation(english, copy_parents=True)
    copied.save_revision().publish()
    assert Milestone.objects.count() == 2
    assert len(due()) == 1


def draft_report(town: dict[str, Page], **fields: Any) -> ReportPage:
    report = ReportPage(title="Bericht 2024", live=False)
    town["HomePage"].add_child(instance=report)
    for name, value in fields.items():
        setattr(report, name, value)
    report.save_revision()
    return report


def indicator(name: str, owner: User, *dates: datetime.date) -> Indicator:
    made: Indicator = Indicator.objects.create(name=name, unit="Prozent", responsible=owner)
    for date in dates:
        IndicatorValue.objects.create(indicator=made, date=date, value=1)
    return made


def test_measure_that_is_long_overdue_has_to_say_why(measure: MeasurePage, robin: User) -> None:
    milestone(measure, due_date=days_ago(90))
    assert due(Kind.EXPLANATION) == []
    Milestone.objects.update(due_date=days_ago(91))
    assert due(Kind.EXPLANATION) == [(Kind.EXPLANATION, "Antragsportal", robin.pk)]
    send_digests(TODAY)
    assert "in Verzug, Ursachen und Handlungsmöglichkeiten sind nicht" in str(mail.outbox[0].body)

    MeasurePage.objects.update(risk_causes="Personal fehlt.", risk_options="Neu ausschreiben.")
    assert due(Kind.EXPLANATION) == []


def test_figure_missing_before_a_report_is_due(town: dict[str, Page], robin: User) -> None:
    indicator("Mit Wert", robin, days_ago(100))
    indicator("Ohne Wert", robin, days_ago(800))
    missing = [(Kind.FIGURE, "Ohne Wert", robin.pk)]
    MeasurePage.objects.update(status="planned")
    report = draft_report(town, covers_from=days_ago(400), covers_until=days_ago(30))

    assert due(Kind.FIGURE) == missing, (
        "what the draft says counts, though the page's row does not know it"
    )
    report.covers_until = TODAY + datetime.timedelta(days=61)
    report.save_revision()
    assert due() == [], "the report is still far away"


def test_report_asks_only_for_the_indicators_of_its_strategy(
    town: dict[str, Page], robin: User
) -> None:
    MeasurePage.objects.update(status="planned")
    goal = factories.add_page(GoalPage, parent=town["FieldOfActionPage"], title="Alles online")
    goal.indicators.set([indicator("Im Ziel", robin)])
    goal.save_revision().publish()
    indicator("Anderswo", robin)
    draft_report(town, covers_until=days_ago(1), strategy=town["StrategyPage"])
    assert [title for _, title, _ in due(Kind.FIGURE)] == ["Im Ziel"]


def test_measure_that_lacks_something_for_a_report_is_due(
    town: dict[str, Page], measure: MeasurePage, robin: User
) -> None:
    draft_report(town, covers_from=days_ago(400), covers_until=days_ago(1))
    assert due(Kind.DATA) == [(Kind.DATA, "Antragsportal", robin.pk)]
    send_digests(TODAY)
    assert "Antragsportal: für „Bericht 2024“ (bis 31. Mai 2025) fehlt noch etwas." in str(
        mail.outbox[0].body
    )


def test_published_report_asks_for_nothing(town: dict[str, Page], robin: User) -> None:
    MeasurePage.objects.update(status="planned")
    indicator("Ohne Wert", robin)
    draft_report(town, covers_until=days_ago(1)).get_latest_revision().publish()
    assert due() == []


def test_one_digest_holds_everything_and_is_not_sent_twice(
    measure: MeasurePage, robin: User, settings: Any
) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://verwaltung.stadt.example"
    milestone(measure)
    milestone(measure, "Schulung")
    StatusUpdate.objects.update(date=days_ago(200))

    assert send_digests(TODAY).sent == {"Robin": 3}
    (message,) = mail.outbox
    assert message.to == ["robin@stadt.example"]
    assert message.subject == f"{settings.WAGTAIL_SITE_NAME}: 3 Erinnerungen"
    body = str(message.body)
    assert "Antragsportal: „Testbetrieb“ war am 29. Mai 2025 fällig." in body
    assert "Antragsportal: seit dem 13. November 2024 keine Statusmeldung." in body
    edit = reverse("wagtailadmin_pages:edit", args=[measure.pk])
    assert f"https://verwaltung.stadt.example{edit}" in body
    assert "\n\n\n" not in body

    assert send_digests(TODAY + datetime.timedelta(days=1)).sent == {}
    assert len(mail.outbox) == 1


def test_what_is_new_is_said_the_next_time(measure: MeasurePage, robin: User) -> None:
    first = milestone(measure)
    send_digests(TODAY)
    first.due_date = days_ago(1)
    first.save()
    second = milestone(measure, "Schulung")
    assert send_digests(TODAY).sent == {"Robin": 2}, "another date is another matter"
    second.delete()
    StatusUpdate.objects.update(date=days_ago(100))
    assert send_digests(TODAY).sent == {"Robin": 1}
    StatusUpdate.objects.update(date=days_ago(91))
    assert send_digests(TODAY).sent == {"Robin": 1}, "silent again since the latest update"


def test_mail_is_in_the_persons_language(measure: MeasurePage, robin: User) -> None:
    UserProfile.objects.create(user=robin, preferred_language="en")
    milestone(measure)
    send_digests(TODAY)
    assert mail.outbox[0].subject.endswith(": 1 reminder")
    assert "Hello Robin," in mail.outbox[0].body


def test_numbers_of_queries_do_not_grow_with_what_is_due(
    measure: MeasurePage, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        milestone(measure, f"Schritt {number}")
    with django_assert_max_num_queries(20):
        send_digests(TODAY)


@pytest.mark.parametrize("fields", [{"is_active": False}, {"email": ""}])
def test_who_cannot_be_reached_is_named(
    measure: MeasurePage, robin: User, fields: dict[str, Any]
) -> None:
    milestone(measure)
    User.objects.filter(pk=robin.pk).update(**fields)
    tally = send_digests(TODAY)
    assert (tally.sent, tally.unreachable) == ({}, {"Robin": 1})
    assert not SentReminder.objects.exists(), "who can be reached again shall hear of it"


def test_who_wants_none_gets_none(measure: MeasurePage, robin: User) -> None:
    milestone(measure)
    wishes.turn_off(robin)
    assert send_digests(TODAY).unwanted == {"Robin": 1}
    assert mail.outbox == []


def test_dry_run_sends_and_stores_nothing(measure: MeasurePage) -> None:
    milestone(measure)
    assert send_digests(TODAY, dry_run=True).sent == {"Robin": 1}
    assert mail.outbox == []
    assert not SentReminder.objects.exists()


class PickyServer(socketserver.StreamRequestHandler):
    """Takes mail for everybody but Robin."""

    def handle(self) -> None:
        self.wfile.write(b"220 ready\r\n")
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                while self.rfile.readline() != b".\r\n":
                    pass
                self.wfile.write(b"250 taken\r\n")
            elif word == b"RCPT" and b"robin" in line:
                self.wfile.write(b"550 nobody of that name\r\n")
            else:
                self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 ok\r\n")


@pytest.fixture
def picky_mail_server(settings: Any) -> Iterator[None]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), PickyServer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address[:2]
        yield
        server.shutdown()


@pytest.mark.usefixtures("picky_mail_server")
def test_mail_that_fails_stops_no_other_and_is_tried_again(
    measure: MeasurePage, robin: User
) -> None:
    milestone(measure)
    chris = person("chris")
    indicator("Ohne Wert", chris)
    report = ReportPage(title="Bericht 2024", live=False, covers_until=days_ago(1))
    measure.get_ancestors().last().get_ancestors().filter(depth=2).first().add_child(
        instance=report
    )
    report.save_revision()

    tally = send_digests(TODAY)
    assert tally.sent == {"Chris": 1}
    assert "nobody of that name" in tally.failed["Robin"]
    assert [row.user for row in SentReminder.objects.all()] == [chris]
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError) as ended:
        call_command("send_reminders", stdout=out, stderr=err)
    assert ended.value.returncode == 1
    assert "Robin: " in err.getvalue()


def test_command_says_who_gets_how_many(measure: MeasurePage, robin: User) -> None:
    milestone(measure, due_date=timezone.localdate() - datetime.timedelta(days=3))
    nobodys = MeasurePage(title="Freies Netz", status="planned")
    measure.get_parent().add_child(instance=nobodys)
    milestone(nobodys, "Antennen")
    StatusUpdate.objects.update(date=timezone.localdate())
    out = StringIO()
    call_command("send_reminders", "--dry-run", stdout=out)
    assert out.getvalue().splitlines() == [
        "Würde verschickt:",
        "  Robin: 1 Erinnerung",
        "Dafür ist niemand verantwortlich:",
        "  Freies Netz (Antennen)",
    ]
    assert mail.outbox == []
    call_command("send_reminders", stdout=out)
    assert len(mail.outbox) == 1
    again = StringIO()
    call_command("send_reminders", stdout=again)
    assert "Es gibt nichts Neues zu verschicken." in again.getvalue()


def off_url() -> str:
    found = re.search(r"\S+/abbestellen/\S+", str(mail.outbox[0].body))
    assert found is not None
    return "/" + found[0].split("/", 3)[3]


def test_link_in_the_mail_asks_first_and_needs_no_signing_in(
    measure: MeasurePage, robin: User, client: Client
) -> None:
    milestone(measure)
    send_digests(TODAY)
    url = off_url()
    assert f"<{mail.outbox[0].extra_headers['List-Unsubscribe'][1:-1]}>".endswith(f"{url}>")

    asked = client.get(url)
    assert "Erinnerungen abbestellen?" in asked.content.decode()
    assert not ReminderPreference.objects.exists(), "a link that is only followed changes nothing"
    assert not client.cookies

    strict = Client(enforce_csrf_checks=True)
    done = strict.post(url, {"List-Unsubscribe": "One-Click"})
    assert "Die Erinnerungen sind abbestellt" in done.content.decode()
    assert ReminderPreference.objects.get(user=robin).wants_reminders is False


def test_evaluation_is_due_to_its_unit_until_it_is_made(town: dict[str, Page]) -> None:
    chris = person("chris")
    page = town["EvaluationPage"]
    found = EvaluationPage.objects.filter(pk=page.pk)
    found.update(due_date=TODAY, carried_out_on=None, unit=factories.unit("Organisation"))
    assert due(Kind.EVALUATION) == [(Kind.EVALUATION, page.title, None)]

    Unit.objects.filter(name="Organisation").update(responsible=chris)
    assert due(Kind.EVALUATION) == [(Kind.EVALUATION, page.title, chris.pk)]
    send_digests(TODAY)
    [message] = mail.outbox
    assert "Fällige Nachprüfungen" in message.body
    assert f"{page.title}: fällig seit dem 1. Juni 2025." in message.body
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in message.body

    found.update(due_date=TODAY + datetime.timedelta(days=1))
    assert due(Kind.EVALUATION) == []
    found.update(due_date=days_ago(9), carried_out_on=days_ago(1))
    assert due(Kind.EVALUATION) == []
