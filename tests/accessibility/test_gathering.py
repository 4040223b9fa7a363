"""What is kept of a page for its comparison with others: complete, bounded, and the same again."""

import json
import tracemalloc

from accessibility.document import parse
from accessibility.facts import FactsReader, PageFacts
from accessibility.gathering import MAX_LINKS, MAX_PLACES, facts_of
from accessibility.site_rules import SeenPage, SeenSite, all_site_rules
from tests.accessibility.towns import good_town

URL = "https://stadt.example/seite/"


def facts(html: str) -> PageFacts:
    return facts_of(parse(html, url=URL), url=URL)


def test_links_of_the_site_are_kept_by_path_and_place() -> None:
    links = facts(
        '<header><a href="/a/?q=1#x">A</a></header><main><a href="../b/">B</a>'
        '<a href="https://stadt.example/c%C3%A4/">C</a></main>'
        '<footer><a href="https://anders.example/d/#y">D</a></footer>'
    ).links
    assert [(link.target, link.fragment, link.region) for link in links] == [
        ("/a/?q=1", "x", "header"),
        ("/b/", "", "main"),
        ("/cä/", "", "main"),
        ("https://anders.example/d/", "", "footer"),
    ]


def test_what_is_no_link_is_not_kept() -> None:
    html = '<a>Ohne</a><a href="javascript:x()">Skript</a><a href="/x/" hidden>Versteckt</a>'
    assert facts(html + '<a href="http://[kaputt/">Kaputt</a>').links == ()
    assert facts('<a href="/plan%00.pdf">Plan</a>').links == ()


def test_origin_of_a_link_is_kept_where_it_may_be_broken() -> None:
    html = (
        "<main><!--origin:block:7/body/1:Text--><p><a href='/documents/1/plan.pdf'>Plan</a>"
        "<a href='/kontakt/'>Kontakt</a></p><!--origin:end--></main>"
    )
    file, page = facts(html).links
    assert (file.place, file.href) == (("block", "7/body/1", "Text"), "/documents/1/plan.pdf")
    assert (page.place, page.href) == ((), "")


def test_kept_facts_come_back_the_same() -> None:
    for path, html in good_town().items():
        before = facts_of(parse(html, url=URL), url=f"https://stadt.example{path}")
        stored = json.loads(json.dumps(before.to_json()))
        assert FactsReader().read(stored) == before
    assert FactsReader().read({}) == PageFacts()


def test_a_page_that_is_large_keeps_little() -> None:
    links = "".join(f'<a id="i{n}" href="/{"x" * 250}{n}/">{"Wort " * 99}</a>' for n in range(5000))
    kept = facts(f"<nav>{links}</nav>" * 2)
    assert len(kept.links) == MAX_LINKS
    assert kept.places is None
    assert len(json.dumps(kept.to_json())) < 250_000
    few = "".join(f'<p id="p{n}"></p>' for n in range(MAX_PLACES))
    assert len(facts(few).places or ()) == MAX_PLACES


def test_a_thousand_pages_take_little_memory() -> None:
    stored = json.dumps(facts(good_town()["/"]).to_json())
    reader = FactsReader()
    tracemalloc.start()
    pages = [
        SeenPage(f"{URL}{n}/", f"Seite {n}", "de", reader.read(json.loads(stored)))
        for n in range(1000)
    ]
    used, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert used < 3_000_000
    for rule in all_site_rules().values():
        assert list(rule.check(SeenSite(pages))) == []
