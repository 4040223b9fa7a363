"""A scan of a small town in a real browser, with each defect that only all pages show."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

import pytest
from wagtail.models import Site

from accessibility import scanner
from accessibility.engines import SITE
from accessibility.models import Finding, KeptFacts, Scan
from accessibility.site_rules import all_site_rules
from pages.models import ContentPage
from tests import factories
from tests.accessibility.bad_server import BadServer, raw, serving
from tests.accessibility.towns import FOOTER, MENU, good_town, html, menu

pytestmark = pytest.mark.django_db(transaction=True)
SIGNS = '<a href="/gebaerdensprache/">Gebärdensprache</a>'
PHONE = '<a href="tel:+4920641">02064 1</a>'
NAMED = menu(*MENU, names={"kontakt": "Ansprechpartner"})
BAD_JUMP = '<a href="/strategie/#zweck">Unser Zweck</a>'
PLANTED = {
    "/": html("Start", footer=FOOTER.replace(SIGNS, "")),
    "/strategie/": html("Strategie", navigation=menu("kontakt", *MENU[:-1])),
    "/berichte/": html("Berichte", navigation=NAMED, content=BAD_JUMP),
    "/kontakt/": html("Kontakt", content='<a href="/documents/1/plan.pdf">Lageplan</a>'),
    "/aktuelles/": html("Kontakt", header=PHONE, footer=FOOTER.replace(PHONE, "")),
    "/barrierefreiheit/": html("Erklärung zur Barrierefreiheit", content="<p>Sie gilt hier.</p>"),
    "/umfrage/": html("Umfrage"),
}
FOUND = {
    "accessibility-statement-incomplete": {"/barrierefreiheit/": "cantTell"},
    "file-missing": {"/kontakt/": "failed"},
    "fragment-elsewhere-missing": {"/berichte/": "failed"},
    "help-order-differs": {"/aktuelles/": "cantTell"},
    "navigation-names-differ": {"/berichte/": "cantTell"},
    "navigation-order-differs": {"/strategie/": "failed"},
    "page-orphaned": {"/umfrage/": "cantTell"},
    "page-title-not-distinct": {"/aktuelles/": "failed", "/kontakt/": "failed"},
    "sign-language-not-offered": {"/": "cantTell"},
}


@pytest.fixture(autouse=True)
def _pages_only(settings: Any) -> None:
    """No addresses besides the pages of the test."""
    settings.ACCESSIBILITY = settings.ACCESSIBILITY | {"extra_paths": ()}


@pytest.fixture
def town() -> Iterator[BadServer]:
    """Serves the town's pages; the CMS says which there are."""
    home = factories.home_page()
    pages = good_town() | PLANTED
    for path in pages:
        if path != "/":
            slug = path.strip("/")
            factories.add_page(ContentPage, parent=home, title=slug, slug=slug)
    with serving(BadServer()) as server:
        server.pages = {path: raw(content) for path, content in pages.items()}
        yield server


def found_in(scan: Scan) -> Mapping[str, Mapping[str, str]]:
    """Outcome by path by rule, of what compares pages."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    rows = Finding.objects.filter(scanned_page__scan=scan, issue__rule__in=all_site_rules())
    for rule, outcome, url in rows.values_list(
        "issue__rule", "issue__outcome", "scanned_page__url"
    ):
        found[rule][urlsplit(url).path] = outcome
    return found


def test_scan_of_a_town_finds_each_defect_where_it_is(town: BadServer) -> None:
    site = Site.objects.get()
    scan = scanner.execute(scanner.plan(site, base_url=town.url("")), workers=2)
    assert scan.coverage.is_complete
    assert found_in(scan) == FOUND
    assert KeptFacts.objects.count() == scan.pages.count()

    strategy = ContentPage.objects.get(slug="strategie")
    single = scanner.plan(site, pages=[strategy], base_url=town.url(""))
    scanner.execute(single, workers=1)
    assert found_in(single) == {"navigation-order-differs": {"/strategie/": "failed"}}
    outcomes = single.pages.get().outcomes[SITE]
    assert outcomes["navigation-order-differs"] == "failed"
    assert outcomes["page-orphaned"] == "passed"
    assert KeptFacts.objects.count() == scan.pages.count()
