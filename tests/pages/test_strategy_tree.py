"""From the strategy through fields and goals to the measures: each says what hangs on it."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page, PageViewRestriction

from pages.models import (
    AgendaItem,
    BudgetLine,
    GoalPage,
    Grant,
    MeasurePage,
    Meeting,
    Milestone,
    MotionPage,
    MotionPointPage,
    Principle,
    StaffingLine,
    StatusUpdate,
    TargetGroup,
)
from tests import factories

MAX_QUERIES = 30


def shown(client: Client, page: Page) -> Tag:
    main = BeautifulSoup(client.get(page.url).content, "html.parser").find("main")
    assert isinstance(main, Tag)
    return main


def words(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text(" ").split())


def part(main: Tag, anchor: str) -> Tag:
    """The section under the heading with the anchor."""
    found = main.select_one(f"[aria-labelledby={anchor}]")
    assert found is not None
    return found


def facts(main: Tag) -> dict[str, str]:
    items = main.select(".facts__item")
    return {words(item.find("dt")): words(item.find("dd")) for item in items}


def resolution(subject: str = "Strategie", **fields: Any) -> AgendaItem:
    start = datetime.datetime(2023, 3, 21, 17, tzinfo=datetime.UTC)
    meeting = Meeting.objects.create(name="Rat der Stadt", start=start)
    return AgendaItem.objects.create(
        meeting=meeting, name=subject, result="einstimmig beschlossen", **fields
    )


def days_ago(days: int) -> datetime.date:
    return timezone.localdate() - datetime.timedelta(days=days)


def publish(page: Page, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_strategy_shows_principles_and_the_resolution(
    town: dict[str, Page], client: Client
) -> None:
    strategy = town["StrategyPage"]
    publish(
        strategy,
        principles=[
            Principle(title="Einfach", description="Ohne Umwege."),
            Principle(title="Offen"),
        ],
        adopted_by=resolution("Digitalstrategie 2030"),
    )

    main = shown(client, strategy)

    titles = [words(title) for title in main.select(".principles__title")]
    assert titles == ["Einfach", "Offen"]
    adopted = facts(main)["Beschlossen mit"]
    assert adopted == (
        "Digitalstrategie 2030 Rat der Stadt, 21. März 2023 – einstimmig beschlossen"
    )


def test_resolution_that_is_not_public_is_not_named(town: dict[str, Page], client: Client) -> None:
    publish(town["StrategyPage"], adopted_by=resolution("Geheimes", public=False))
    publish(town["MeasurePage"], resolutions=[resolution("Geheimes", public=False)])

    assert "Geheimes" not in words(shown(client, town["StrategyPage"]))
    assert "Geheimes" not in words(shown(client, town["MeasurePage"]))


def test_field_groups_its_measures_by_goal(town: dict[str, Page], client: Client) -> None:
    goal = town["GoalPage"]
    factories.add_page(MeasurePage, parent=goal, title="Bürgerkonto")
    publish(
        town["FieldOfActionPage"],
        challenges="<p>Zu wenig Fachkräfte.</p>",
        theme="governance",
    )

    main = shown(client, town["FieldOfActionPage"])

    headings = [words(title) for title in part(main, "massnahmen").select("h2, h3, h4")]
    assert headings == [
        "Maßnahmen in diesem Handlungsfeld",
        "Für das Ziel „Alles online bis 2030“",
        "Bürgerkonto",
        "Für das ganze Handlungsfeld",
        "Antragsportal",
    ]
    assert "Zu erreichen bis 2030" in words(main.select_one(".goals__item"))
    assert "Zu wenig Fachkräfte." in words(main)
    assert facts(main)["Smart-City-Thema"] == "Verwaltung und Beteiligung"


def test_field_without_goals_lists_its_measures_right_away(
    town: dict[str, Page], client: Client
) -> None:
    town["GoalPage"].delete()

    main = shown(client, town["FieldOfActionPage"])

    headings = [title.name for title in part(main, "massnahmen").select("h2, h3, h4")]
    assert headings == ["h2", "h3"]


def test_private_goal_and_its_measures_are_not_shown(town: dict[str, Page], client: Client) -> None:
    factories.add_page(MeasurePage, parent=town["GoalPage"], title="Bürgerkonto")
    PageViewRestriction.objects.create(page=town["GoalPage"], restriction_type="login")

    text = words(shown(client, town["FieldOfActionPage"]))

    assert "Bürgerkonto" not in text
    assert "Alles online bis 2030" not in text


def test_measures_of_a_goal_not_yet_published_stand_with_the_field(
    town: dict[str, Page], client: Client
) -> None:
    factories.add_page(MeasurePage, parent=town["GoalPage"], title="Bürgerkonto")
    town["GoalPage"].unpublish()

    main = shown(client, town["FieldOfActionPage"])

    headings = [words(title) for title in part(main, "massnahmen").select("h2, h3, h4")]
    assert headings == ["Maßnahmen in diesem Handlungsfeld", "Antragsportal", "Bürgerkonto"]


def test_goal_shows_its_year_and_measures(town: dict[str, Page], client: Client) -> None:
    factories.add_page(MeasurePage, parent=town["GoalPage"], title="Bürgerkonto")

    main = shown(client, town["GoalPage"])

    assert facts(main) == {"Zu erreichen bis": "2030"}
    assert "Bürgerkonto" in words(part(main, "massnahmen"))


def test_measure_says_how_it_stands(town: dict[str, Page], client: Client) -> None:
    publish(
        town["MeasurePage"],
        progress=40,
        phase="pilot",
        phase_note="in zwei Schulen",
        priority="high",
        partners="Hochschule Beispiel",
        participants=[factories.unit("Fachdienst Schule")],
        target_groups=[TargetGroup.objects.create(name="Familien")],
        place_name="Rathaus",
        latitude="51.562500",
        longitude="6.743100",
        legal_basis="§ 1 Mustergesetz",
        contact_name="Kim Beispiel",
        contact_phone="+49 (0) 2064 000-0",
    )

    main = shown(client, town["MeasurePage"])

    found = facts(main)
    assert found["Fortschritt"].endswith("40 Prozent")
    assert main.select_one("progress[value='40'][max='100']")
    assert found["Phase"] == "Pilot in zwei Schulen"
    assert found["Priorität"] == "Hoch"
    assert found["Beteiligt"] == "Fachdienst Schule"
    assert found["Partner"] == "Hochschule Beispiel"
    assert found["Für wen"] == "Familien"
    assert found["Ort"].startswith("Rathaus Koordinaten: 51,5625° N, 6,7431° O")
    place = "#map=17/51.562500/6.743100"
    assert main.select_one(f"a[href^='https://www.openstreetmap.org/?'][href$='{place}']")
    assert found["Rechtsgrundlage"] == "§ 1 Mustergesetz"
    assert "Bewertung" not in found
    assert part(main, "kontakt").select("a[href='tel:+4920640000']")

    publish(town["MeasurePage"], contact_name="")
    main = shown(client, town["MeasurePage"])
    assert part(main, "kontakt").select("a[href='tel:+4920640000']")


def test_late_milestone_is_told_in_words(town: dict[str, Page], client: Client) -> None:
    publish(
        town["MeasurePage"],
        milestones=[
            Milestone(title="Ausschreibung", due_date=days_ago(20)),
            Milestone(title="Konzept", due_date=days_ago(90), done_date=days_ago(95)),
        ],
    )

    main = shown(client, town["MeasurePage"])

    steps = [words(step) for step in part(main, "meilensteine").select("ol > li")]
    assert steps[0].startswith("Konzept erledigt am")
    assert steps[1].startswith("Ausschreibung überfällig seit dem")
    assert facts(main)["Bewertung"].startswith("gefährdet")
    assert "seit 20 Tagen überfällig" in facts(main)["Bewertung"]


def test_measure_off_track_names_causes_and_options(town: dict[str, Page], client: Client) -> None:
    fields = {"risk_causes": "Der Anbieter fällt aus.", "risk_options": "Neu ausschreiben."}
    publish(town["MeasurePage"], **fields)
    assert "Neu ausschreiben." not in words(shown(client, town["MeasurePage"]))

    publish(
        town["MeasurePage"],
        assessment="off_track",
        assessment_since=datetime.date(2024, 5, 3),
        assessment_reason="Kein Anbieter.",
    )

    main = shown(client, town["MeasurePage"])
    assert "Der Anbieter fällt aus." in words(part(main, "risiken"))
    assert "Neu ausschreiben." in words(part(main, "risiken"))
    assert facts(main)["Bewertung"] == "nicht im Plan seit 3. Mai 2024 Kein Anbieter."


def test_status_updates_name_day_and_author(town: dict[str, Page], client: Client) -> None:
    author = get_user_model().objects.create_user(
        "kim", first_name="Kim", last_name="Beispiel", password=None
    )
    publish(
        town["MeasurePage"],
        status_updates=[
            StatusUpdate(date=datetime.date(2024, 1, 5), text="Begonnen."),
            StatusUpdate(date=datetime.date(2024, 6, 7), text="Läuft.", author=author, progress=30),
        ],
    )

    main = shown(client, town["MeasurePage"])

    items = [words(item) for item in part(main, "verlauf").select("li")]
    assert items == [
        "7. Juni 2024 , Kim Beispiel – Fortschritt 30 Prozent Läuft.",
        "5. Januar 2024 Begonnen.",
    ]


def test_connections_are_links_both_ways(town: dict[str, Page], client: Client) -> None:
    old = factories.add_page(
        MeasurePage, parent=town["FieldOfActionPage"], title="Altes Portal", status="done"
    )
    draft = MeasurePage(title="Entwurf", live=False)
    town["FieldOfActionPage"].add_child(instance=draft)
    motion = factories.add_page(MotionPage, parent=town["HomePage"], title="Antrag")
    point = factories.add_page(MotionPointPage, parent=motion, title="Onlinedienste")
    publish(
        town["MeasurePage"],
        depends_on=[old, draft],
        supersedes=[old],
        motion_points=[point],
        resolutions=[resolution("Portal einführen")],
    )

    main = shown(client, town["MeasurePage"])

    section = part(main, "zusammenhang")
    assert [words(title) for title in section.select("h3")] == [
        "Hängt ab von",
        "Löst ab",
        "Gehört zu diesen Punkten des Antrags",
        "Führt diese Beschlüsse aus",
    ]
    assert [link["href"] for link in section.select("a")] == [old.url, old.url, point.url]
    other = part(shown(client, old), "zusammenhang")
    assert [words(title) for title in other.select("h3")] == [
        "Abgelöst durch",
        "Wird gebraucht von",
    ]


@pytest.mark.parametrize("number", [1, 25])
def test_measure_stays_within_its_queries_however_much_hangs_on_it(
    town: dict[str, Page],
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    author = get_user_model().objects.create_user("kim", password=None)
    field = town["FieldOfActionPage"]
    others = [
        factories.add_page(MeasurePage, parent=field, title=f"Andere {one}")
        for one in range(number)
    ]
    motion = factories.add_page(MotionPage, parent=town["HomePage"], title="Antrag")
    every = range(number)
    publish(
        town["MeasurePage"],
        depends_on=others,
        supersedes=others,
        motion_points=[
            factories.add_page(MotionPointPage, parent=motion, title=f"P {one}") for one in every
        ],
        resolutions=[resolution(f"Beschluss {one}") for one in every],
        participants=[factories.unit(f"Stelle {one}") for one in every],
        target_groups=[TargetGroup.objects.create(name=f"Gruppe {one}") for one in every],
        milestones=[Milestone(title=f"M {one}", due_date=days_ago(one)) for one in every],
        status_updates=[StatusUpdate(text=f"Text {one}", author=author) for one in every],
        principles=[
            Principle.objects.create(page=town["StrategyPage"], title=f"G {one}") for one in every
        ],
        budget_lines=[BudgetLine(year=2024, purpose=f"K {one}", planned=9) for one in every],
        grants=[Grant(year=2024, programme=f"F {one}", granted=1) for one in every],
        staffing_lines=[
            StaffingLine(year=2024, purpose=f"S {one}", planned_fte=1) for one in every
        ],
        body=factories.body_with_choices(others),
        related=[factories.block("page", other.pk) for other in others],
    )
    for other in others:
        publish(other, depends_on=[town["MeasurePage"]])
    client.get(town["MeasurePage"].url)

    with django_assert_max_num_queries(MAX_QUERIES):
        client.get(town["MeasurePage"].url)


@pytest.mark.parametrize("number", [1, 12])
def test_field_stays_within_its_queries(
    town: dict[str, Page],
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    for one in range(number):
        goal = factories.add_page(GoalPage, parent=town["FieldOfActionPage"], title=f"Ziel {one}")
        factories.add_page(MeasurePage, parent=goal, title=f"Maßnahme {one}")
    client.get(town["FieldOfActionPage"].url)

    with django_assert_max_num_queries(20):
        client.get(town["FieldOfActionPage"].url)


def test_draft_of_a_measure_can_be_previewed_with_what_is_not_saved(
    town: dict[str, Page],
) -> None:
    measure = town["MeasurePage"]
    measure.milestones = [Milestone(title="Noch nicht gespeichert", due_date=days_ago(3))]
    measure.depends_on = [
        factories.add_page(MeasurePage, parent=town["FieldOfActionPage"], title="Andere")
    ]

    response = measure.make_preview_request()
    response.render()

    html = response.content.decode()
    assert "Noch nicht gespeichert" in html
    assert "Hängt ab von" in html
