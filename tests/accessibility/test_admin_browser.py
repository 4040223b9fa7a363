"""The desk in a real browser: it must itself be accessible, and its script must keep its word."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait
from wagtail.models import Site

from accessibility import issues
from accessibility.conf import configuration
from accessibility.engines.axe import TAGS, AxeEngine, criteria_of
from accessibility.engines.axe_criteria import AXE_CRITERIA
from accessibility.findings import Finding, Origin, OriginKind, Outcome
from accessibility.models import Issue, Scan, ScannedPage
from accessibility.targets import LoadedPage
from tests import factories
from tests.accessibility import audits

pytestmark = pytest.mark.browser
WAIT_SECONDS = 20
MIN_TITLE_PIXELS = 200
# The search of the sidebar and that of a list are two landmarks that Wagtail gives no names, and
# its colours reach the contrast of level AA.
WAGTAILS_OWN = {"landmark-unique", "color-contrast-enhanced"}
# What sticks out of the main part, whose overflow Wagtail hides, and is in no box that scrolls.
TOO_WIDE = """
  const scrolls = (element) => {
    for (let box = element; box && box.id !== "main"; box = box.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(box).overflowX)) return true;
    }
    return false;
  };
  return [...document.querySelectorAll("#main .audit-desk *, #main #listing-results *")]
    .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !scrolls(e))
    .map((e) => e.outerHTML.slice(0, 100));
"""


@pytest.fixture
def site(transactional_db: None) -> Site:
    """A site that the live server's threads can see."""
    factories.home_page()
    return Site.objects.get()


@pytest.fixture
def auditor(chromium: Chrome, client: Client, site: Site, live_server: LiveServer) -> Chrome:
    """A browser in which somebody is signed in."""
    # A test that empties the database leaves no groups, so somebody who may do everything.
    client.force_login(audits.person("chefin", is_superuser=True))
    chromium.get(live_server.url + "/robots.txt")
    chromium.delete_all_cookies()
    session = client.cookies["sessionid"]
    chromium.add_cookie({"name": session.key, "value": session.value})
    return chromium


def failures(browser: Chrome) -> list[Finding]:
    """What our own engine finds FAILED on the page that the browser shows."""
    engine = AxeEngine(configuration().axe_dir)
    browser.execute_script(engine.preload)
    page = LoadedPage(
        url=browser.current_url,
        final_url=browser.current_url,
        title=browser.title,
        language="de",
        run_async=browser.execute_async_script,
        ask=lambda command, **parameters: browser.execute_cdp_cmd(command, parameters),
        press=lambda *_, **__: None,
        inject_axe=lambda _path: None,
        fetch_html=lambda: browser.page_source,
    )
    return [finding for finding in engine.check(page).findings if finding.outcome is Outcome.FAILED]


def desk_addresses(site: Site) -> dict[str, str]:
    """Every page of the desk, with something on it."""
    scan = audits.small_scan(site)
    running = audits.scan_of(site)
    ScannedPage.objects.create(scan=running, url="http://localhost/x/")
    page, failed = scan.pages.earliest("pk"), scan.pages.get(state=ScannedPage.State.FAILED)
    issue = Issue.objects.get(rule="image-alt")
    names = ["scan", "scan_issues", "scan_pages", "scan_criteria"]
    return {
        "scans": reverse("accessibility:scans"),
        "start": reverse("accessibility:scan_start"),
        **{name: reverse(f"accessibility:{name}", args=[scan.pk]) for name in names},
        "running": reverse("accessibility:scan", args=[running.pk]),
        "issues": reverse("accessibility:issues"),
        "issue": reverse("accessibility:issue", args=[issue.pk]),
        "rules": reverse("accessibility:rules"),
        "rule": reverse("accessibility:rule", args=["link-text-vague"]),
        "page": reverse("accessibility:page", args=[page.pk]),
        "failed page": reverse("accessibility:page", args=[failed.pk]),
        "history": reverse("accessibility:page_history", args=[page.pk]),
    }


def show(browser: Chrome, *, width: int, scheme: str = "light") -> None:
    """Show what follows in a window of this width and in a colour scheme."""
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desk_is_accessible(
    auditor: Chrome, site: Site, live_server: LiveServer, width: int, scheme: str
) -> None:
    show(auditor, width=width, scheme=scheme)
    found = {}
    for name, url in desk_addresses(site).items():
        auditor.get(live_server.url + url)
        broken = [(f.rule, f.selector) for f in failures(auditor) if f.rule not in WAGTAILS_OWN]
        if broken:
            found[name] = broken
    assert found == {}


def test_nothing_is_cut_off_on_a_phone(
    auditor: Chrome, site: Site, live_server: LiveServer
) -> None:
    show(auditor, width=320)
    cut_off = {}
    for name, url in desk_addresses(site).items():
        auditor.get(live_server.url + url)
        too_wide = auditor.execute_script(TOO_WIDE)
        if too_wide:
            cut_off[name] = too_wide
    assert cut_off == {}


@pytest.mark.parametrize("name", ["scans", "issues", "scan_issues", "scan_pages", "history"])
def test_titles_stay_readable_beside_the_sidebar(
    auditor: Chrome, site: Site, live_server: LiveServer, name: str
) -> None:
    show(auditor, width=1280)
    auditor.get(live_server.url + desk_addresses(site)[name])
    titles = auditor.find_elements(By.CSS_SELECTOR, "#listing-results .title-wrapper")
    assert titles
    assert min(title.size["width"] for title in titles) >= MIN_TITLE_PIXELS
    assert {title.value_of_css_property("overflow-wrap") for title in titles} == {"break-word"}


def test_the_script_follows_a_scan_to_its_end(
    auditor: Chrome, site: Site, live_server: LiveServer
) -> None:
    scan = audits.scan_of(site)
    pages = [
        ScannedPage.objects.create(scan=scan, url=f"http://localhost/{number}/")
        for number in range(10)
    ]
    auditor.get(live_server.url + reverse("accessibility:scan", args=[scan.pk]))
    announcement = auditor.find_element(By.CSS_SELECTOR, "[role=status][aria-live=polite]")
    bar = auditor.find_element(By.TAG_NAME, "progress")
    assert bar.get_attribute("value") == "0"
    assert announcement.get_attribute("textContent") == ""

    done = [page.pk for page in pages[:4]]
    ScannedPage.objects.filter(pk__in=done).update(state=ScannedPage.State.DONE)
    wait = WebDriverWait(auditor, WAIT_SECONDS)
    wait.until(lambda _: bar.get_attribute("value") == "4")
    assert "4 von 10 Seiten geprüft" in str(announcement.get_attribute("textContent"))

    scan.pages.update(state=ScannedPage.State.DONE)
    Scan.objects.update(state=Scan.State.FINISHED, finished_at=timezone.now())
    link = auditor.find_element(By.CSS_SELECTOR, ".audit-progress a")
    wait.until(lambda _: link.text == "Ergebnis zeigen")
    assert "Der Prüflauf ist fertig" in str(announcement.get_attribute("textContent"))

    def is_shown_anew(browser: Chrome) -> bool:
        return not browser.find_elements(By.TAG_NAME, "progress")

    wait.until(is_shown_anew)
    state = auditor.find_element(By.CSS_SELECTOR, ".audit-facts dd")
    assert state.text == "fertig"


def test_the_script_keeps_quiet_between_the_tenths(
    auditor: Chrome, site: Site, live_server: LiveServer
) -> None:
    scan = audits.scan_of(site)
    ScannedPage.objects.bulk_create(
        ScannedPage(scan=scan, url=f"http://localhost/{number}/") for number in range(100)
    )
    auditor.get(live_server.url + reverse("accessibility:scan", args=[scan.pk]))
    first = scan.pages.order_by("pk").values_list("pk", flat=True)[:5]
    ScannedPage.objects.filter(pk__in=list(first)).update(state=ScannedPage.State.DONE)
    bar = auditor.find_element(By.TAG_NAME, "progress")
    WebDriverWait(auditor, WAIT_SECONDS).until(lambda _: bar.get_attribute("value") == "5")
    announcement = auditor.find_element(By.CSS_SELECTOR, "[role=status][aria-live=polite]")
    assert announcement.get_attribute("textContent") == ""


def test_the_criteria_of_axe_are_those_of_its_tags(chromium: Chrome) -> None:
    chromium.get("data:text/html,<title>leer</title>")
    chromium.execute_script(AxeEngine(configuration().axe_dir).preload)
    rules = chromium.execute_script("return axe.getRules(arguments[0])", list(TAGS))
    by_tags = {rule["ruleId"]: tuple(criteria_of(rule["tags"])) for rule in rules}
    assert {rule: criteria for rule, criteria in by_tags.items() if criteria} == AXE_CRITERIA


@pytest.mark.parametrize("name", ["issues", "scans"])
def test_every_column_of_a_list_is_in_sight_beside_the_sidebar(
    auditor: Chrome, site: Site, live_server: LiveServer, name: str
) -> None:
    scan = audits.small_scan(site)
    file = audits.checked_file(scan, "http://localhost/eins.pdf")
    key = "https://land.example/Barrierefreiheitsstaerkungsgesetz_Zustaendigkeitsregelungen.pdf"
    origin = Origin(OriginKind.DOCUMENT, key, key.rpartition("/")[2])
    issues.record(file, [audits.finding("pdf-not-tagged", origin=origin)])
    Issue.objects.update(status=Issue.Status.REOPENED)
    show(auditor, width=1280)
    auditor.get(live_server.url + reverse(f"accessibility:{name}"))
    assert auditor.execute_script(
        "const box = document.getElementById('listing-results');"
        "return box.scrollWidth <= box.clientWidth;"
    )
    for note in auditor.find_elements(By.CSS_SELECTOR, ".audit-number .audit-note"):
        assert note.value_of_css_property("overflow-wrap") == "normal"
