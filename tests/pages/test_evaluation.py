"""An evaluation says when it is due, and a finding becomes a measure with one click, once."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, ModelLogEntry, Page, PageLogEntry

from pages.models import (
    EvaluationCriterion,
    EvaluationFinding,
    EvaluationPage,
    FieldOfActionPage,
    MeasurePage,
    StrategyPage,
)
from tests import factories
from tests.pages.council_case import days_ago

MAX_QUERIES = 30


@pytest.fixture
def evaluation(db: None) -> EvaluationPage:
    home = factories.home_page()
    strategy = factories.add_page(StrategyPage, parent=home, title="Strategie")
    factories.add_page(FieldOfActionPage, parent=strategy, title="Dienste")
    page: Any = factories.add_page(
        EvaluationPage,
        parent=home,
        title="Auswertung nach einem Jahr",
        due_date=days_ago(70),
        unit=factories.unit("Fachdienst Digitales"),
    )
    page.criteria = [
        EvaluationCriterion(sort_order=0, question="Reichen die Stellen?", answer="Nein."),
        EvaluationCriterion(sort_order=1, question="Was sagen die Menschen?"),
    ]
    page.findings = [
        EvaluationFinding(sort_order=0, title="Mehr Stellen", description="Es fehlen zwei."),
        EvaluationFinding(sort_order=1, title="Bessere Schulung", state="done"),
    ]
    page.save_revision().publish()
    return EvaluationPage.objects.get()


def words(html: Any) -> str:
    return " ".join(html.get_text(" ").split())


def text(client: Client, page: Page) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return words(BeautifulSoup(response.content, "html.parser").main)


def findings_url(evaluation: EvaluationPage) -> str:
    return reverse("evaluation_findings", args=[evaluation.pk])


def click(client: Client, evaluation: EvaluationPage, position: int, title: str) -> Any:
    data = {
        "place": FieldOfActionPage.objects.get().pk,
        "finding": position,
        f"title-{position}": title,
    }
    return client.post(findings_url(evaluation), data, follow=True)


def editor(*, may_publish: bool = False, may_add: bool = True) -> User:
    """A user who may change all pages, and perhaps add some and publish."""
    group = Group.objects.create(name="Redaktion")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    root = Page.get_first_root_node()
    pages = [root] if may_add else list(EvaluationPage.objects.all())
    for page in pages:
        for codename in ["change_page", *["add_page"] * may_add, *["publish_page"] * may_publish]:
            permission = Permission.objects.get(
                content_type__app_label="wagtailcore", codename=codename
            )
            GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    user = User.objects.create_user("redaktion")
    user.groups.add(group)
    return user


class TestPage:
    def test_says_how_long_it_is_overdue(self, evaluation: EvaluationPage, client: Client) -> None:
        assert "überfällig seit 2 Monaten" in text(client, evaluation)

    def test_says_when_it_was_made(self, evaluation: EvaluationPage, client: Client) -> None:
        evaluation.carried_out_on = days_ago(0)
        evaluation.save_revision().publish()

        assert "abgeschlossen am" in text(client, evaluation)

    def test_questions_stand_with_their_answers(
        self, evaluation: EvaluationPage, client: Client
    ) -> None:
        html = text(client, evaluation)

        assert "Reichen die Stellen? Nein." in html
        assert "Was sagen die Menschen? Noch nicht beantwortet." in html

    def test_findings_stand_with_state_and_measure(
        self, evaluation: EvaluationPage, client: Client
    ) -> None:
        measure = factories.add_page(
            MeasurePage, parent=FieldOfActionPage.objects.get(), title="Zwei neue Stellen"
        )
        EvaluationFinding.objects.filter(title="Mehr Stellen").update(
            measure=measure, state="in_work"
        )

        html = text(client, evaluation)
        assert "Mehr Stellen Stand: in Arbeit" in html.replace("Status:", "Stand:")
        assert "Daraus ist eine Maßnahme geworden: Zwei neue Stellen" in html

        measure.unpublish()
        assert "Zwei neue Stellen" not in text(client, evaluation)

    @pytest.mark.parametrize("many", [1, 20])
    def test_queries_do_not_grow(
        self,
        evaluation: EvaluationPage,
        client: Client,
        many: int,
        django_assert_max_num_queries: Any,
    ) -> None:
        for number in range(many):
            measure = factories.add_page(
                MeasurePage, parent=FieldOfActionPage.objects.get(), title=f"M {number}"
            )
            EvaluationFinding.objects.create(page=evaluation, title=f"B {number}", measure=measure)
        client.get(evaluation.url)

        with django_assert_max_num_queries(MAX_QUERIES):
            client.get(evaluation.url)


class TestOneClick:
    def test_makes_a_draft_and_links_it(
        self, evaluation: EvaluationPage, admin_client: Client
    ) -> None:
        answer = click(admin_client, evaluation, 0, "Mehr Stellen")

        measure = MeasurePage.objects.get()
        assert answer.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[measure.pk])
        assert "„Mehr Stellen“ ist als Entwurf angelegt" in answer.content.decode()
        assert not measure.live
        assert (measure.title, measure.summary) == ("Mehr Stellen", "Es fehlen zwei.")
        assert measure.unit == evaluation.unit
        assert measure.get_parent().title == "Dienste"
        finding = EvaluationFinding.objects.get(title="Mehr Stellen")
        assert (finding.measure, finding.state) == (measure, "in_work")
        assert PageLogEntry.objects.filter(page=measure, action="wagtail.create").exists()
        assert not ModelLogEntry.objects.exists()

    def test_the_second_click_makes_no_second_measure(
        self, evaluation: EvaluationPage, admin_client: Client
    ) -> None:
        click(admin_client, evaluation, 0, "Mehr Stellen")

        answer = click(admin_client, evaluation, 0, "Mehr Stellen")

        assert "gibt es schon eine Maßnahme" in answer.content.decode()
        assert MeasurePage.objects.count() == 1

    def test_an_editors_draft_keeps_the_link_and_stays_a_draft(
        self, evaluation: Any, admin_client: Client
    ) -> None:
        evaluation.title = "Neuer Titel"
        new = EvaluationFinding(sort_order=2, title="Noch etwas")
        evaluation.findings = [*evaluation.findings.all(), new]
        evaluation.save_revision()

        click(admin_client, evaluation, 2, "Noch etwas")

        stored = EvaluationPage.objects.get()
        assert stored.title == "Auswertung nach einem Jahr"
        assert stored.has_unpublished_changes
        draft = stored.get_latest_revision_as_object()
        assert draft.title == "Neuer Titel"
        assert draft.findings.all()[2].measure == MeasurePage.objects.get()
        stored.get_latest_revision().publish()
        assert EvaluationFinding.objects.get(title="Noch etwas").measure is not None

    def test_a_finding_that_changed_meanwhile_is_not_mistaken(
        self, evaluation: EvaluationPage, admin_client: Client
    ) -> None:
        answer = click(admin_client, evaluation, 1, "Mehr Stellen")

        assert "inzwischen geändert" in answer.content.decode()
        assert not MeasurePage.objects.exists()

    def test_a_settled_finding_stays_settled(
        self, evaluation: EvaluationPage, admin_client: Client
    ) -> None:
        answer = click(admin_client, evaluation, 1, "Bessere Schulung")

        assert "Diese Feststellung ist abgeschlossen." in answer.content.decode()
        assert not MeasurePage.objects.exists()

    def test_a_long_description_becomes_the_measures_text(
        self, evaluation: EvaluationPage, admin_client: Client
    ) -> None:
        long = "Satz mit <b> & mehr. " * 40
        EvaluationFinding.objects.filter(title="Mehr Stellen").update(description=long)
        evaluation.refresh_from_db()
        EvaluationPage.objects.get().save_revision().publish()

        click(admin_client, evaluation, 0, "Mehr Stellen")

        measure = MeasurePage.objects.get()
        assert measure.summary == ""
        assert "Satz mit &lt;b&gt; &amp; mehr." in str(measure.body[0].value.source)

    def test_whoever_may_not_publish_leaves_a_draft_of_the_evaluation(
        self, evaluation: EvaluationPage, client: Client
    ) -> None:
        client.force_login(editor())

        click(client, evaluation, 0, "Mehr Stellen")

        assert MeasurePage.objects.count() == 1
        stored = EvaluationPage.objects.get()
        assert stored.has_unpublished_changes
        assert stored.findings.first().measure is None
        assert stored.get_latest_revision_as_object().findings.first().measure is not None

    def test_whoever_may_not_add_measures_is_told_so(
        self, evaluation: EvaluationPage, client: Client
    ) -> None:
        client.force_login(editor(may_add=False))

        html = client.get(findings_url(evaluation)).content.decode()
        click(client, evaluation, 0, "Mehr Stellen")

        assert "Sie dürfen unter keinem Handlungsfeld Maßnahmen anlegen." in html
        assert "Maßnahme daraus machen" not in html
        assert not MeasurePage.objects.exists()

    def test_whoever_may_not_edit_the_evaluation_does_not_get_in(
        self, evaluation: EvaluationPage, client: Client
    ) -> None:
        user = editor()
        GroupPagePermission.objects.all().delete()
        client.force_login(user)

        click(client, evaluation, 0, "Mehr Stellen")

        assert client.get(findings_url(evaluation)).status_code == 302  # back, with a message
        assert not MeasurePage.objects.exists()

    def test_a_locked_evaluation_is_left_alone(
        self, evaluation: EvaluationPage, client: Client
    ) -> None:
        EvaluationPage.objects.update(locked=True)
        client.force_login(editor())

        click(client, evaluation, 0, "Mehr Stellen")

        assert not MeasurePage.objects.exists()


def test_the_view_is_reached_from_the_editor(
    evaluation: EvaluationPage, admin_client: Client
) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[evaluation.pk])

    assert findings_url(evaluation) in admin_client.get(edit).content.decode()

    html = admin_client.get(findings_url(evaluation)).content.decode()
    assert html.count("Maßnahme daraus machen") == 1  # the other finding is settled
    assert "Mehr Stellen" in html


def test_new_evaluation_is_due_in_a_year(evaluation: EvaluationPage, admin_client: Client) -> None:
    parent = evaluation.get_parent()
    add = reverse("wagtailadmin_pages:add", args=["pages", "evaluationpage", parent.pk])

    [field] = BeautifulSoup(admin_client.get(add).content, "html.parser").select("#id_due_date")

    days = datetime.date.fromisoformat(str(field["value"])) - datetime.date.today()
    assert 363 < days.days < 367
