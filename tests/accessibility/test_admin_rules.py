"""The catalogue of rules on the auditors' desk."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accessibility.models import Issue, Scan
from accessibility.rulebook import rulebook


def listed(client: Client, **query: str) -> set[str]:
    """The IDs of the rules that the list shows."""
    response = client.get(reverse("accessibility:rules"), query)
    return {rule["id"] for rule in response.context["rules"]}


def shown(client: Client, rule: str) -> str:
    url = reverse("accessibility:rule", args=[rule])
    return client.get(url).content.decode().partition('id="main"')[2]


def test_the_list_has_every_rule(desk: Client) -> None:
    assert listed(desk) == set(rulebook())


@pytest.mark.parametrize(
    ("query", "inside", "outside"),
    [
        ({"engine": "static"}, "link-text-vague", "image-alt"),
        ({"engine": "accesslint"}, "image-alt", "accesskeys"),
        ({"criterion": "1.1.1"}, "image-alt", "link-text-vague"),
        ({"criterion": "none"}, "heading-order", "image-alt"),
        ({"level": "demanded"}, "image-alt", "target-size"),
        ({"level": "advised"}, "target-size", "image-alt"),
        ({"q": "Wohngeld Adresse"}, "link-text-is-url", "image-alt"),
        ({"q": "23A2A8"}, "image-alt", "link-text-vague"),
        ({"q": "9.1.3.1b"}, "list-typed-by-hand", "image-alt"),
    ],
)
def test_the_list_is_filtered_and_searched(
    desk: Client, query: dict[str, str], inside: str, outside: str
) -> None:
    found = listed(desk, **query)
    assert inside in found
    assert outside not in found


def test_what_nobody_can_choose_shows_everything(desk: Client) -> None:
    assert listed(desk, criterion="9.9.9") == set(rulebook())


def test_a_rule_shows_its_examples_as_code(desk: Client) -> None:
    content = shown(desk, "link-text-is-url")
    assert "Linktext ist eine Adresse" in content
    assert "&lt;a href=&quot;https://stadt.example/wohngeld/&quot;&gt;" in content
    assert "9.2.4.4 Aussagekräftige Linktexte" in content
    assert "Zu dieser Regel gibt es keinen offenen Befund." in content


def test_a_rule_of_axe_tells_developers_what_to_do(desk: Client) -> None:
    content = shown(desk, "image-alt")
    assert "Für die Technik" in content
    assert "https://act-rules.github.io/rules/23a2a8" in content
    assert "axe-core, AccessLint" in content


def test_rules_of_every_engine_have_their_page(desk: Client) -> None:
    one_of_each = {entry.engines: entry.id for entry in rulebook().values()}
    for rule in one_of_each.values():
        assert desk.get(reverse("accessibility:rule", args=[rule])).status_code == 200


def test_a_rule_that_nobody_knows_is_not_found(desk: Client) -> None:
    assert desk.get(reverse("accessibility:rule", args=["no-such-rule"])).status_code == 404


def test_rule_and_issue_lead_to_each_other(desk: Client, scan: Scan) -> None:
    issue = next(each for each in Issue.objects.all() if each.rule in rulebook())
    page = desk.get(reverse("accessibility:issue", args=[issue.pk])).content.decode()
    assert reverse("accessibility:rule", args=[issue.rule]) in page
    assert f"{reverse('accessibility:issues')}?rule={issue.rule}" in shown(desk, issue.rule)


def test_a_rule_asks_the_database_a_few_times(
    desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    url = reverse("accessibility:rule", args=["image-alt"])
    desk.get(url)
    with django_assert_max_num_queries(16):
        desk.get(url)
