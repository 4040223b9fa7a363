"""What a served page answers: what is shown, what is read out, in which language."""

import pytest
from bs4 import Tag

from accessibility.document import HtmlPage, parse
from accessibility.rules import Rule, all_rules


def names(page: HtmlPage) -> list[str]:
    return [tag.name for tag in page.shown()]


def first(page: HtmlPage, name: str) -> Tag:
    found = page.find(name)
    assert isinstance(found, Tag)
    return found


@pytest.mark.parametrize(
    "hidden",
    [
        "<div hidden><b>x</b></div>",
        '<div aria-hidden="true"><b>x</b></div>',
        '<div style="color: red; display : none"><b>x</b></div>',
        '<div style="visibility:hidden"><b>x</b></div>',
        "<template><b>x</b></template>",
        "<noscript><b>x</b></noscript>",
        "<script>x</script>",
    ],
)
def test_what_is_hidden_is_not_shown(hidden: str) -> None:
    page = parse(f"<html><head><title>t</title></head><body><p>a</p>{hidden}</body></html>")
    assert names(page) == ["html", "head", "body", "p"]
    assert page.wording(page) == "a"


def test_content_without_a_body_tag_is_shown() -> None:
    page = parse("<title>t</title><main><p>a</p></main>")
    assert page.main.name == "main"
    assert page.wording(page.main) == "a"


def test_elements_come_in_document_order() -> None:
    page = parse("<h2>a</h2><p>b</p><h1>c</h1>")
    assert [tag.name for tag in page.shown("h1", "h2")] == ["h2", "h1"]


@pytest.mark.parametrize(
    ("html", "wording"),
    [
        ("<div>Wohn<b>geld</b></div>", "Wohngeld"),
        ("<div>a<br>b<p>c</p>d</div>", "a b c d"),
        ("<div>a&nbsp; \n b</div>", "a b"),
        ('<div><img alt="Rathaus"> von vorn</div>', "Rathaus von vorn"),
        ('<div><img alt="Rathaus" role="presentation">von vorn</div>', "von vorn"),
        ("<div>a<!-- b --><span hidden>c</span></div>", "a"),
    ],
)
def test_the_wording_is_what_is_read_out(html: str, wording: str) -> None:
    page = parse(html)
    assert page.wording(first(page, "div")) == wording


@pytest.mark.parametrize(
    ("html", "name"),
    [
        (
            '<p id="n">Antrag</p><a aria-labelledby="n fehlt" aria-label="b" title="c">d</a>',
            "Antrag",
        ),
        ('<a aria-label="b" title="c">d</a>', "b"),
        ('<a aria-label=" " title="c">d</a>', "d"),
        ('<a title="c"></a>', "c"),
        ("<a></a>", ""),
        ('<a>a <b aria-label="b">c</b> d</a>', "a b d"),
        ('<a><img alt="a"><img title="b"></a>', "a"),
        ('<a><i title="b" hidden></i><i title="c"></i></a>', "c"),
        ('<a><b aria-label="a" hidden>b</b>c</a>', "c"),
        ('<a><b aria-label="a"><i aria-label="b">c</i> d</b></a>', "a"),
    ],
)
def test_names_come_from_where_browsers_take_them(html: str, name: str) -> None:
    page = parse(html)
    assert page.name_of(first(page, "a")) == name


def test_languages_are_inherited() -> None:
    page = parse('<html lang="de-DE"><body><p>a</p><div lang="EN"><b>b</b></div></body></html>')
    assert page.language == "de"
    assert page.language_of(first(page, "p")) == "de"
    assert page.language_of(first(page, "b")) == "en"
    assert parse("<p>a</p>").language == ""


def test_text_blocks_hold_no_other_block() -> None:
    page = parse("<ul><li><p>a</p></li><li>b</li></ul><div>c</div><blockquote>d</blockquote>")
    assert [tag.name for tag in page.text_blocks] == ["p", "li", "blockquote"]


def test_of_two_elements_with_the_same_id_the_first_counts() -> None:
    page = parse('<p id="x">a</p><b id="x">b</b>')
    assert page.by_id["x"].name == "p"


@pytest.mark.parametrize("rule", all_rules().values(), ids=lambda rule: rule.id)
def test_what_a_rule_applies_to_is_found_as_a_search_of_the_tree_finds_it(rule: Rule) -> None:
    for html in (rule.fails, rule.passes):
        page = parse(html)
        assert page.has(rule.applies_to) is (page.select_one(rule.applies_to) is not None)


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("table, p b", True),
        ("p > i", False),
        ("[lang|=de] b", True),
        ("body [title]", True),
        ("p [title]", False),
        ("a[href*='x y']", True),
        ("*", True),
    ],
)
def test_selectors_may_end_with_a_name_an_attribute_or_neither(
    selector: str, *, expected: bool
) -> None:
    page = parse("<body lang=de-DE><p><b>1</b></p><i>2</i><a title=t href='x y'>3</a></body>")

    assert page.has(selector) is expected
