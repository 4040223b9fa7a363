"""Our rules over the HTML judge what people meet: after scripts ran, and without what is hidden."""

from collections.abc import Callable, Iterator

import pytest

from accessibility.auditor import Auditor, PageResult, Setup, choose_engines
from accessibility.browser import Browser
from accessibility.conf import configuration
from accessibility.findings import Outcome
from tests.accessibility.bad_server import BadServer, page, raw

FAULTS = """<h2></h2><p><a href="/x">hier</a></p><ul><b>Mai</b></ul><img alt="Bild" src="/x.png">
<video autoplay muted loop src="/x.webm"></video>"""
RULES = {
    "heading-empty",
    "link-text-vague",
    "list-without-items",
    "alt-says-nothing",
    "video-moves-by-itself",
}
FOUND = {Outcome.FAILED, Outcome.CANT_TELL}

SERVED = "<!doctype html><html lang=de><title>{}</title><h1>Bürgerservice der Stadt</h1>"
Audit = Callable[[str], PageResult]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def audit(bad_server: BadServer) -> Iterator[Audit]:
    """Audits a page, or one with this body, by our rules over the HTML alone."""
    conf = configuration()
    with Auditor(Setup(configuration=conf, engines=choose_engines(conf, ["static"]))) as auditor:

        def audit_page(html: str) -> PageResult:
            bad_server.pages["/standing"] = raw(html) if "<title>" in html else page(html)
            return auditor.audit(bad_server.url("/standing"))

        yield audit_page


def told(result: PageResult) -> set[str]:
    """The rules that find something, which their outcomes say as well."""
    found = {finding.rule for finding in result.findings}
    outcomes = result.outcomes["static"]
    assert {rule for rule, outcome in outcomes.items() if outcome in FOUND} == found
    return found & RULES


def test_what_is_there_and_met_is_found(audit: Audit) -> None:
    assert told(audit(FAULTS)) == RULES


@pytest.mark.parametrize(
    "around",
    [
        "<style>.away {{ display: none }}</style><div class=away>{}</div>",
        "<style>.away {{ visibility: hidden }}</style><div class=away>{}</div>",
        "<style>.away {{ content-visibility: hidden }}</style><div class=away>{}</div>",
        "<dialog>{}</dialog>",
        "<div popover>{}</div>",
        "<div inert>{}</div>",
        "<div hidden=until-found>{}</div>",
        "<template>{}</template>",
    ],
)
def test_what_nobody_meets_is_not(audit: Audit, around: str) -> None:
    assert told(audit(around.format(FAULTS))) == set()


@pytest.mark.parametrize(
    "around",
    [
        "<dialog open>{}</dialog>",
        "<details><summary>Mehr</summary>{}</details>",
        "<div style='display: contents'>{}</div>",
        "<div style='content-visibility: auto'>{}</div>",
    ],
)
def test_what_people_open_or_scroll_to_is(audit: Audit, around: str) -> None:
    assert told(audit(around.format(FAULTS))) == RULES


def test_what_a_script_fills_is_judged_as_it_stands(audit: Audit) -> None:
    filled = """<h2 id="t"></h2><ul id="l"><b></b></ul><a id="a" href="/x">hier</a>
    <img id="i" alt="Bild" src="/x.png"><script>
    t.textContent = "Termine"; l.innerHTML = "<li>Mai</li><li>Juni</li>";
    a.textContent = "Zum Antrag auf Wohngeld"; i.alt = "Der Marktplatz am Abend"</script>"""
    result = audit(filled)
    assert told(result) == set()
    assert result.outcomes["static"]["heading-empty"] is Outcome.PASSED


def test_what_a_script_leaves_empty_is_found_where_it_stands(audit: Audit) -> None:
    moved = """<h2 id="t"></h2><script>t.removeAttribute("id");
    document.querySelector("h2").before(document.createElement("h2"));
    document.querySelector("h2").textContent = "Termine"</script>"""
    found = [each for each in audit(moved).findings if each.rule == "heading-empty"]
    assert [each.selector for each in found] == ["body > h2:nth-of-type(2)"]


def test_of_several_only_those_that_are_met_are_found(audit: Audit) -> None:
    both = "<style>.away { display: none }</style><h2 class=away></h2><h3><b class=away>x</b></h3>"
    found = [each for each in audit(both).findings if each.rule == "heading-empty"]
    assert [each.html for each in found] == ['<h3><b class="away">x</b></h3>']


def test_the_title_that_a_script_sets_counts(audit: Audit) -> None:
    late = "<script>document.title = '{}'</script>"
    titles = {"Startseite": "Bürgerservice", "Wohngeld": "Bürgerservice", "Neu": "Startseite"}
    found = {
        served: "page-title-not-descriptive"
        in {each.rule for each in audit(SERVED.format(served) + late.format(now)).findings}
        for served, now in titles.items()
    }
    assert found == {"Startseite": False, "Wohngeld": False, "Neu": True}


def test_what_names_a_part_may_be_hidden(audit: Audit) -> None:
    named = """<style>.away { display: none }</style><b class=away id=n>Zum Antrag auf Wohngeld</b>
    <a href="/x" aria-labelledby=n>hier</a><a href="/y">hier</a>"""
    found = [each for each in audit(named).findings if each.rule == "link-text-vague"]
    assert [each.html for each in found] == ['<a href="/y">hier</a>']


def test_it_leaves_the_page_as_it_is(bad_server: BadServer) -> None:
    # The film may still be on its way.
    images = "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.png'))"
    html = f"arguments[0]([document.documentElement.outerHTML, {images}.length])"
    bad_server.pages["/standing"] = page(FAULTS)
    with Browser(configuration()) as browser:
        loaded = browser.load(bad_server.url("/standing"))
        before = loaded.run_async(html)
        assert loaded.standing
        assert loaded.run_async(html) == before
