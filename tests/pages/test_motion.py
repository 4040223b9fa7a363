"""A motion shows its points and its whole way, and says what is still open."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from pages.models import (
    AgendaItem,
    BudgetLine,
    EvaluationFinding,
    EvaluationPage,
    Grant,
    ITServicePage,
    MeasurePage,
    Milestone,
    MotionPointPage,
    Organization,
    Paper,
    ReportPage,
    ServiceInventoryPage,
    StaffingLine,
)
from tests import factories
from tests.pages.council_case import Case, consult, council_case, days_ago

MAX_QUERIES = 30


@pytest.fixture
def case(db: None) -> Case:
    return council_case()


def soup(client: Client, page: Page) -> BeautifulSoup:
    response = client.get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(html: Any) -> str:
    return " ".join(html.get_text(" ").split())


def steps(html: BeautifulSoup) -> dict[str, str]:
    """What each step of the chain says, by its heading."""
    return {step.h3.get_text(): words(step) for step in html.select(".chain > li")}  # type: ignore[union-attr]


def open_rows(html: BeautifulSoup) -> list[list[str]]:
    rows = html.select("#offen + .table-scroll tbody tr")
    return [[words(cell) for cell in row.select("th, td")] for row in rows]


def test_facts_of_the_paper(case: Case, client: Client) -> None:
    facts = words(soup(client, case.motion).select_one(".facts"))

    assert "A 12/2021" in facts
    assert "Fraktion Morgen" in facts


def test_points_stand_in_their_order_with_their_state_in_words(case: Case, client: Client) -> None:
    case.points[0].number = 9
    case.points[0].answer_state = MotionPointPage.Answer.ANSWERED
    case.points[0].save_revision().publish()
    case.measure("Antragsportal", points=[case.points[1]])

    first, second = soup(client, case.motion).select(".points > li")

    assert "Punkt 2: Prüfauftrag" in words(first)
    assert "offen" in words(first)
    assert "Dazu gibt es 1 Maßnahme." in words(first)
    assert "beantwortet" in words(second)


def test_chain_goes_from_the_motion_to_the_report(case: Case, client: Client) -> None:
    case.measure("Antragsportal", points=[case.points[0]], resolutions=[case.resolution])
    factories.add_page(ReportPage, parent=case.home, title="Bericht 2024", motion=case.motion)

    found = steps(soup(client, case.motion))

    order = ["Antrag", "Beratungen", "Beschlüsse", "Maßnahmen", "Geld", "Berichte"]
    assert [name for name in found if name in order] == [name for name in order if name in found]
    assert "Antrag: Digitales Dinslaken" in found["Antrag"]
    assert "Rat der Stadt, Beratung (beschließend)" in found["Beratungen"]
    assert "einstimmig angenommen" in found["Beschlüsse"]
    assert "Antragsportal" in found["Maßnahmen"]
    assert "Zu Punkt 1" in found["Maßnahmen"]
    assert "Bericht 2024" in found["Berichte"]


def test_consultations_stand_by_date_with_those_of_related_papers(
    case: Case, client: Client
) -> None:
    answer = Paper.objects.create(name="Vorlage der Verwaltung", reference="V 7/2022")
    case.paper.related_papers.add(answer)
    consult(answer, "Digitalausschuss", day=days_ago(100))
    consult(case.paper, "Hauptausschuss", day=days_ago(350))

    html = soup(client, case.motion)
    listed = [words(item) for item in html.select(".chain > li:nth-of-type(2) .chain__list > li")]

    assert ["Hauptausschuss" in listed[0], "Rat der Stadt" in listed[1]] == [True, True]
    assert "Digitalausschuss" in listed[2]
    assert "Zu Drucksache V 7/2022" in listed[2]


def test_items_that_are_not_public_stay_inside(case: Case, client: Client) -> None:
    consult(case.paper, "Vergabeausschuss", day=days_ago(20), public=False, result="Zuschlag")

    assert "Vergabeausschuss" not in words(soup(client, case.motion))


def test_a_motion_without_a_paper_says_so(case: Case, client: Client) -> None:
    case.motion.paper = None
    case.motion.save_revision().publish()

    found = steps(soup(client, case.motion))

    assert "noch nicht erfasst" in found["Antrag"]
    assert "Noch kein Ausschuss" in found["Beratungen"]


class TestWhatIsStillOpen:
    def test_unanswered_points_since_the_motion(self, case: Case, client: Client) -> None:
        case.points[1].answer_state = MotionPointPage.Answer.ANSWERED
        case.points[1].save_revision().publish()

        rows = open_rows(soup(client, case.motion))

        assert rows[0][:3] == [
            "Punkt des Antrags: Punkt 1: Prüfauftrag",
            "offen",
            "Fachdienst Digitales",
        ]
        assert not [row for row in rows if "Punkt 2" in row[0]]

    def test_resolutions_that_nobody_has_carried_out(self, case: Case, client: Client) -> None:
        case.measure(
            "Portal", resolutions=[case.resolution], unit=factories.unit("Fachdienst Organisation")
        )

        rows = open_rows(soup(client, case.motion))
        assert [row[2] for row in rows if "Beschluss" in row[0]] == ["Fachdienst Organisation"]

        AgendaItem.objects.update(carried_out_on=days_ago(1))
        rows = open_rows(soup(client, case.motion))
        assert not [row for row in rows if "Beschluss" in row[0]]

    def test_measures_that_are_late_or_off_track(self, case: Case, client: Client) -> None:
        point = case.points[:1]
        late = case.measure("Zu spät", points=point, status="running")
        Milestone.objects.create(page=late, title="Start", due_date=days_ago(10))
        case.measure(
            "Aus dem Ruder",
            points=point,
            status="running",
            assessment="off_track",
            assessment_reason="Kein Personal",
            risk_causes="Personal",
            risk_options="Mehr Personal",
        )
        case.measure("Fertig", points=point, status="done", end_date=days_ago(5))
        case.measure("Läuft", points=point, status="running")

        rows = {row[0]: row[1] for row in open_rows(soup(client, case.motion))}

        assert rows["Maßnahme: Zu spät"] == "überfällig"
        assert rows["Maßnahme: Aus dem Ruder"] == "nicht im Plan"
        assert not [title for title in rows if "Fertig" in title or "Läuft" in title]

    def test_findings_of_evaluations(self, case: Case, client: Client) -> None:
        evaluation = factories.add_page(
            EvaluationPage, parent=case.motion, title="Auswertung", due_date=days_ago(30)
        )
        for title, state in [("Zu wenig Stellen", "open"), ("Erledigtes", "done")]:
            EvaluationFinding.objects.create(page=evaluation, title=title, state=state)

        rows = [row[0] for row in open_rows(soup(client, case.motion))]

        assert "Feststellung einer Nachprüfung: Zu wenig Stellen" in rows
        assert "Nachprüfung: Auswertung" in rows  # it should have been made
        assert not [title for title in rows if "Erledigtes" in title]

    def test_evaluations_that_answer_one_of_its_points(self, case: Case, client: Client) -> None:
        for title, fields in {
            "Zweite Nachprüfung": {"due_date": days_ago(3)},
            "Dritte Nachprüfung": {"due_date": days_ago(-300)},
            "Erste Nachprüfung": {"due_date": days_ago(900), "carried_out_on": days_ago(880)},
        }.items():
            page = factories.add_page(EvaluationPage, parent=case.home, title=title, **fields)
            page.motion_points = case.points[1:]
            page.save()

        rows = open_rows(soup(client, case.motion))

        assert [row[:2] for row in rows if "Nachprüfung" in row[0]] == [
            ["Nachprüfung: Zweite Nachprüfung", "überfällig"]
        ]

    def test_oldest_first(self, case: Case, client: Client) -> None:
        days = [
            time["datetime"]
            for time in soup(client, case.motion).select("#offen + .table-scroll time")
        ]
        assert days == sorted(days)

    def test_resolution_that_nobody_has_judged(self, case: Case, client: Client) -> None:
        AgendaItem.objects.update(needs_action=None)

        rows = open_rows(soup(client, case.motion))

        [row] = [row for row in rows if row[0].startswith("Beschluss")]
        assert row[1] == "noch nicht eingeordnet, ob die Verwaltung handeln muss"

    def test_nothing_open(self, case: Case, client: Client) -> None:
        MotionPointPage.objects.update(answer_state=MotionPointPage.Answer.ANSWERED)
        AgendaItem.objects.update(needs_action=False)

        assert "Nichts: Jeder Punkt ist beantwortet" in words(soup(client, case.motion))


def test_private_measures_and_drafts_are_not_shown(case: Case, client: Client) -> None:
    secret = case.measure("Geheimes", points=case.points)
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    draft = case.measure("Entwurf", points=case.points)
    draft.unpublish()

    html = words(soup(client, case.motion))

    assert "Geheimes" not in html
    assert "Entwurf" not in html
    assert "Dazu gibt es 0 Maßnahmen." in html


def test_money_of_points_and_measures_is_counted_once(case: Case, client: Client) -> None:
    measure = case.measure("Antragsportal", points=case.points, resolutions=[case.resolution])
    BudgetLine.objects.create(page=measure, year=2025, purpose="Technik", planned="1000.10")
    BudgetLine.objects.create(page=case.points[0], year=2025, purpose="Prüfung", planned="0.20")
    Grant.objects.create(
        page=measure, year=2025, programme="Programm", grantor="Land", granted="500.05"
    )

    found = steps(soup(client, case.motion))["Geld"].replace("\N{NO-BREAK SPACE}", " ")

    assert "Kosten (geplant) 1.000,30 €" in found
    assert "Eigenanteil der Stadt 500,25 €" in found


def test_money_of_a_motion_opens_into_its_pages(case: Case, client: Client) -> None:
    measure = case.measure("Antragsportal", points=case.points)
    for page, planned in ((measure, "1000.10"), (case.points[0], "0.20")):
        BudgetLine.objects.create(page=page, year=2025, purpose="Technik", planned=planned)

    table = soup(client, case.motion).select_one("table:has(#summen)")

    assert table is not None
    costs = {str(row.a["href"]): words(row.td) for row in table.select("tbody tr")}  # type: ignore[index]
    assert costs == {
        f"{measure.url}#geld": "1.000,10",
        f"{case.points[0].url}#geld": "0,20",
    }
    assert words(table.select_one("tfoot td")) == "1.000,30"


@pytest.mark.parametrize("many", [1, 12])
def test_queries_do_not_grow(
    case: Case, client: Client, many: int, django_assert_max_num_queries: Any
) -> None:
    measures = []
    for number in range(many):
        consult(case.paper, f"Ausschuss {number}", day=days_ago(number), result="angenommen")
        measure = case.measure(
            f"Maßnahme {number}",
            points=case.points,
            resolutions=[case.resolution],
            unit=factories.unit(f"Fachdienst {number}"),
        )
        measures.append(measure)
        Milestone.objects.create(page=measure, title="Start", due_date=days_ago(10))
        evaluation = factories.add_page(
            EvaluationPage, parent=case.motion, title=f"Auswertung {number}"
        )
        for page in (measure, evaluation, case.points[0]):
            BudgetLine.objects.create(page=page, year=2025, purpose="Technik", planned=9)
            Grant.objects.create(page=page, year=2025, programme="Programm", granted=1)
            StaffingLine.objects.create(page=page, year=2025, purpose="Leitung", planned_fte=1)
        EvaluationFinding.objects.create(page=evaluation, title="Befund", measure=measure)
        factories.add_page(
            ReportPage, parent=case.home, title=f"Bericht {number}", motion=case.motion
        )
    for page in (case.motion, case.points[0]):
        page.body = factories.body_with_choices(measures)
        page.related = [factories.block("page", measure.pk) for measure in measures]
        page.save_revision().publish()
    for page in (case.motion, case.points[0]):
        client.get(page.url)  # makes the pictures

        with django_assert_max_num_queries(MAX_QUERIES):
            client.get(page.url)


def test_a_point_shows_question_answer_and_measures(case: Case, client: Client) -> None:
    point = case.points[0]
    point.answer = "<p>Das Digitalamt ist eingerichtet.</p>"
    point.save_revision().publish()
    case.measure("Antragsportal", points=[point])

    html = words(soup(client, point))

    assert "Die Verwaltung wird gebeten zu prüfen." in html
    assert "Das Digitalamt ist eingerichtet." in html
    assert "Antragsportal" in html
    assert "Stand der Antwort offen" in html


def test_a_point_lists_services_and_evaluations_that_answer_it(case: Case, client: Client) -> None:
    point, other = case.points
    inventory = factories.add_page(ServiceInventoryPage, parent=case.home, title="IT-Dienste")
    for parent, model, title in (
        (inventory, ITServicePage, "Schulnetz"),
        (inventory, ITServicePage, "Entwurf"),
        (case.motion, EvaluationPage, "Bilanz nach einem Jahr"),
    ):
        page = factories.add_page(model, parent=parent, title=title, motion_points=[point])
        if title == "Entwurf":
            page.unpublish()

    html = soup(client, point)
    rows = [words(row) for row in html.select("section:has(#weitere) li")]

    assert rows == ["Bilanz nach einem Jahr (Nachprüfung)", "Schulnetz (IT-Dienst)"]
    assert html.select_one(f'a[href="{inventory.url}schulnetz/"]')
    assert "außerdem" not in words(soup(client, other))


def test_points_lead_to_one_another(case: Case, client: Client) -> None:
    first, second = case.points

    assert soup(client, first).select_one('a[rel="next"]')["href"] == second.url  # type: ignore[index]
    assert soup(client, second).select_one('a[rel="prev"]')["href"] == first.url  # type: ignore[index]
    assert soup(client, first).select_one('a[rel="prev"]') is None


def test_committees_are_those_of_the_consultation_if_it_names_any(
    case: Case, client: Client
) -> None:
    own = Organization.objects.create(name="Jugendparlament")
    case.paper.consultations.get().organizations.add(own)

    found = steps(soup(client, case.motion))

    assert "Jugendparlament" in found["Beratungen"]
    assert "Rat der Stadt" not in found["Beratungen"]


def test_measures_of_the_chain_are_listed_once(case: Case, client: Client) -> None:
    case.measure("Antragsportal", points=case.points, resolutions=[case.resolution])

    links = soup(client, case.motion).select(".chain a")

    assert [link.get_text() for link in links].count("Antragsportal") == 1
    assert MeasurePage.objects.count() == 1
