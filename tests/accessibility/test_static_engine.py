import random
from collections.abc import Iterator

import pytest
from bs4 import Tag

from accessibility.document import HtmlPage, parse
from accessibility.elements import selector_of, snippet_of
from accessibility.engines.static import StaticEngine, check_document
from accessibility.findings import (
    MAX_FINDINGS_PER_RULE,
    MAX_SNIPPET_CHARS,
    EngineResult,
    Finding,
    Impact,
    Origin,
    OriginKind,
    Outcome,
    Text,
)
from accessibility.rules import Broken, Doubt, Rule, all_rules
from accessibility.targets import LoadedPage

PAGE = """<!DOCTYPE html><html lang="de"><head><title>Wohngeld – Stadt</title></head><body>
<!--origin:template:base.html:Vorlage--><header><a href="/">Startseite der Stadt</a></header>
<main id="inhalt"><h1>Wohngeld</h1>
<!--origin:block:7/body/9f3c:Text--><p>Gut.</p><p><a href="/a">hier</a></p><!--origin:end-->
<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>
<h3></h3></main>
<footer><a href="/e">Erklärung zur Barrierefreiheit</a></footer><!--origin:end--></body></html>"""


def check(html: str) -> EngineResult:
    return check_document(parse(html), rules=all_rules().values())


def finding(rule_id: str, html: str = PAGE) -> Finding:
    return next(found for found in check(html).findings if found.rule == rule_id)


def test_a_finding_says_what_where_and_whose() -> None:
    found = finding("link-text-vague")
    assert found.outcome is Outcome.FAILED
    assert found.engines == ("static",)
    assert found.selector == "#inhalt > p:nth-of-type(2) > a"
    assert found.html == '<a href="/a">hier</a>'
    assert found.message.de == "Linktext sagt nichts über das Ziel: „hier“"
    assert found.message.en == "Link text says nothing of its target: “hier”"
    assert found.criteria == ("2.4.4",)
    assert found.origin == Origin(OriginKind.BLOCK, "7/body/9f3c", "Text")


def test_the_engine_checks_the_page_as_it_was_served() -> None:
    loaded = LoadedPage(
        url="https://stadt.example/",
        final_url="https://stadt.example/",
        title="",
        language="",
        run_async=lambda *_: None,
        ask=lambda *_, **__: {},
        press=lambda *_, **__: None,
        inject_axe=lambda _: None,
        fetch_html=lambda: PAGE,
    )
    assert StaticEngine().check(loaded) == check(PAGE)


def test_what_stands_behind_a_block_belongs_to_the_template() -> None:
    assert finding("heading-empty").origin == Origin(OriginKind.TEMPLATE, "base.html", "Vorlage")


def test_every_rule_has_an_outcome() -> None:
    outcomes = check(PAGE).outcomes
    assert outcomes.keys() == all_rules().keys()
    assert outcomes["link-text-vague"] is Outcome.FAILED
    assert outcomes["table-without-headers"] is Outcome.CANT_TELL
    assert outcomes["link-text-is-url"] is Outcome.PASSED
    assert outcomes["media-autoplay"] is Outcome.INAPPLICABLE


def test_a_certain_hit_outweighs_a_doubt() -> None:
    page = parse("<p>eins</p><p>zwei</p>")
    outcomes = check_document(page, rules=[_both()]).outcomes
    assert outcomes == {"both": Outcome.FAILED}


def test_rules_leave_the_page_as_it_was_whatever_their_order() -> None:
    page = parse(PAGE)
    before = str(page)
    rules = list(all_rules().values())
    first = check_document(page, rules=rules)
    for seed in range(5):
        random.Random(seed).shuffle(rules)
        again = check_document(page, rules=rules)
        assert set(again.findings) == set(first.findings)
        assert again.outcomes == first.outcomes
    assert str(page) == before


def test_the_same_defect_on_another_page_has_the_same_fingerprint() -> None:
    elsewhere = PAGE.replace("<p>Gut.</p>", "<p>Gut.</p><p>Mehr Text.</p>")
    assert finding("heading-empty").fingerprint == finding("heading-empty", elsewhere).fingerprint


@pytest.mark.parametrize(
    "html",
    [
        "",
        " ",
        "<",
        "<p",
        "\x00",
        "<html><frameset></html>",
        "{}",
        pytest.param("<div>" * 5000, id="nested-blocks"),
        pytest.param('<p lang="en">' + "<b>" * 3000 + '<a href="x.pdf">hier</a>', id="nested-text"),
        pytest.param("<table><tr><td>" * 300, id="nested-tables"),
    ],
)
def test_anything_can_be_checked(html: str) -> None:
    assert check(html).outcomes.keys() == all_rules().keys()


def test_a_page_full_of_the_same_mistake_is_reported_in_part() -> None:
    result = check('<p><a href="/x.pdf">hier</a></p>' * 1000)
    found = [finding for finding in result.findings if finding.rule == "link-text-vague"]
    assert len(found) == MAX_FINDINGS_PER_RULE


@pytest.mark.parametrize(
    ("html", "selector"),
    [
        ('<main><p>a</p><p><a id="x">b</a></p></main>', "#x"),
        ('<div id="d"></div><div id="d"><b>c</b></div>', "body > div:nth-of-type(2) > b"),
        ('<div id="1"><b>c</b></div>', "body > div > b"),
        ("<p>a</p><ul><li>x</li><li><b>c</b></li></ul>", "body > ul > li:nth-of-type(2) > b"),
    ],
)
def test_selectors_are_short_and_find_one_element(html: str, selector: str) -> None:
    page = parse(f"<html><body>{html}</body></html>")
    element = page.find(["a", "b"])
    assert isinstance(element, Tag)
    assert selector_of(page, element) == selector
    assert page.select(selector) == [element]


def test_selectors_name_the_table_body_that_browsers_add() -> None:
    page = parse("<html><body><table><tr><td>a</td><td>b</td></tr></table></body></html>")
    assert selector_of(page, page.find_all("td")[1]) == (
        "body > table > tbody > tr > td:nth-of-type(2)"
    )


def test_snippets_show_the_beginning_without_comments() -> None:
    page = parse('<p class="a b" title="&quot;">Text <!--origin:end--> und\n  <b>mehr</b><br></p>')
    paragraph = page.find("p")
    assert isinstance(paragraph, Tag)
    assert snippet_of(paragraph) == ('<p class="a b" title="&quot;">Text  und <b>mehr</b><br></p>')


def test_snippets_are_cut() -> None:
    page = parse(f"<div><p>{'lang ' * 1000}</p></div>")
    assert page.div is not None
    assert len(snippet_of(page.div)) == MAX_SNIPPET_CHARS


def _yields_both(page: HtmlPage) -> Iterator[Broken | Doubt]:
    first, second = page.find_all("p")
    yield Doubt(first)
    yield Broken(second)


def _both() -> Rule:
    text = Text(de="Titel", en="Title")
    return Rule("both", _yields_both, text, text, text, text, Impact.MINOR, applies_to="p")
