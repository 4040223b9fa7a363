"""The live rules about names, in a real browser: many examples in one page each."""

from collections.abc import Callable, Iterator, Sequence

import pytest

from accessibility.browser import Browser
from accessibility.conf import configuration
from accessibility.engines.live import LiveEngine
from accessibility.findings import Finding, Outcome
from accessibility.live_rules import all_live_rules
from tests.accessibility.bad_server import BadServer, page

pytestmark = pytest.mark.browser
Find = Callable[[str, Sequence[str]], list[Finding]]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    setup = configuration()
    with Browser(setup, preload=LiveEngine(setup).preload) as browser:
        yield browser


@pytest.fixture
def find(browser: Browser, bad_server: BadServer) -> Find:
    """What a rule says of examples that stand in one page, each with its number as ID."""

    def check(rule_id: str, examples: Sequence[str]) -> list[Finding]:
        wrapped = "".join(f"<div id=n{i}>{example}</div>" for i, example in enumerate(examples))
        bad_server.pages["/live"] = page(STYLE + wrapped)
        rules = {rule_id: all_live_rules()[rule_id]}
        result = LiveEngine(configuration(), rules=rules).check(
            browser.load(bad_server.url("/live"))
        )
        assert result.outcomes[rule_id] is not Outcome.UNTESTED
        return [finding for finding in result.findings if finding.rule == rule_id]

    return check


STYLE = """<style>.weg { position: absolute; width: 1px; height: 1px; overflow: hidden }
.symbol { font-family: "Town Icons" } .gross { text-transform: uppercase }
.kasten { display: inline-block }</style>"""
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
UNNAMED_LABELS = [
    '<button aria-label="Formular übermitteln">Absenden</button>',
    '<a href="/x" aria-label="Straße">Straßen</a>',
    '<a href="/x" aria-label="Alle Dokumente des Rates">Alle Beschlüsse</a>',
    '<a href="tel:1" aria-label="0 2 0 6 4">02064</a>',
    "<span id=a hidden>Drucken</span><button aria-labelledby=a>Seite teilen</button>",
]
NAMED_LABELS = [
    '<button aria-label="Absenden und drucken">Absenden</button>',
    '<a href="/x" aria-label="Alle Beschlüsse des Rates">Alle <b>Beschlüsse</b> …</a>',
    '<button class=gross aria-label="Straße suchen">Straße</button>',
    '<button aria-label="Schließen">X</button>',
    '<button aria-label="Schließen"><i class=symbol>close</i></button>',
    '<button aria-label="Datum">Datum (TT.MM.JJJJ)</button>',
    '<a href="/x" aria-label="Friedrichstraße 3">Friedrichstr. 3</a>',
    '<a href="/x" aria-label="Rat Stadt"><span>Rat</span><div>Stadt</div></a>',
    '<a href="/x" aria-label="Haushalt">Haushalt<span class=weg> der Stadt</span></a>',
    '<nav aria-label="Bereich">Menü</nav>',
    '<input type=submit value="Suchen" aria-label="Suchen im Archiv">',
    '<input type=button value="×" aria-label="Schließen">',
    '<input type=submit aria-label="Finden">',
    '<input type=checkbox value="ja" aria-label="Einverstanden">',
    '<a href="/x" aria-label="Rathaus Öffnungszeiten">Rathaus<br>Öffnungszeiten</a>',
    f'<a href="/x" aria-label="Rat Stadt">Rat<img alt="" src="{PIXEL}">Stadt</a>',
    '<button aria-label="Rat Stadt"><b class=kasten>Rat</b><b class=kasten>Stadt</b></button>',
    '<button aria-label="Rathaus"><b class=kasten>Rat</b><b class=kasten>haus</b></button>',
]
DOUBTFUL_LABELS = [
    '<a href="/x" aria-label="Email schreiben">E-Mail</a>',
    '<a href="tel:1" aria-label="Telefon 0 20 64 / 66 0">02064 66-0</a>',
    '<a href="/x" aria-label="Haushalt"><h3>Haushalt</h3><p>Der Rat berät im Mai.</p></a>',
    '<input type=submit value="Suchen" aria-label="Finden">',
    "<input type=reset value=Leeren aria-labelledby=a>",
]


def test_visible_labels_must_be_in_the_name(find: Find) -> None:
    found = find("label-not-in-name", [*UNNAMED_LABELS, *DOUBTFUL_LABELS, *NAMED_LABELS])
    assert [finding.outcome for finding in found] == [
        *[Outcome.FAILED] * len(UNNAMED_LABELS),
        *[Outcome.CANT_TELL] * len(DOUBTFUL_LABELS),
    ]
    assert found[0].message.de.endswith("„Absenden“")


AGAIN = "<p id={0}>0</p><script>setInterval(() => {{ {0}.textContent += '!' }}, 200)</script>"


def test_text_that_changes_by_itself_is_for_a_person_to_stop(find: Find) -> None:
    clock = "setInterval(() => {{ {}.textContent = {} }}, 200)</script>"
    examples = [
        AGAIN.format("seen"),
        AGAIN.format("gone").replace("<p", "<p hidden"),
        "<p id=ended>0</p>"
        "<script>clearInterval(setInterval(() => { ended.append(1) }, 200))</script>",
        "<p id=once></p><script>once.textContent = Date()</script>",
        "<p id=styled>0</p><script>setInterval(() => { styled.lang += 'x' }, 200)</script>",
        "<p id=date></p><script>" + clock.format("date", "Date()"),
        "<p>10:09:<b id=s></b> Uhr</p><script>" + clock.format("s", "Date.now() / 100 % 60 | 0"),
        "<p role=timer id=timer></p><script>" + clock.format("timer", "performance.now()"),
        "<p>Sitzung <b id=next></b><script>"
        + clock.format("next", "`10:30 ${performance.now()} Euro`"),
    ]
    found = find("text-changes-by-itself", examples)

    assert [finding.selector for finding in found] == ["#seen", "#next"]
    assert {finding.outcome for finding in found} == {Outcome.CANT_TELL}
    assert found[0].act_rules == ("efbfc7",)


@pytest.mark.parametrize(
    "example",
    [
        AGAIN.format("text") + "<button>Laufband anhalten</button>",
        AGAIN.format("text") + "<input type=button value='Stop changes'>",
        AGAIN.format("text") + "<div role=switch aria-label=Pause tabindex=0>⏸</div>",
        AGAIN.format("text").replace("setI", "const id = setI")
        + "<script>setTimeout(() => clearInterval(id), 2500); setInterval(() => 0, 200)</script>",
    ],
)
def test_what_can_be_stopped_or_ends_soon_needs_no_look(find: Find, example: str) -> None:
    assert find("text-changes-by-itself", [example]) == []


def test_text_that_changes_without_an_interval_or_moves_is_for_a_person(find: Find) -> None:
    step = "<p id={0}>0</p><script>const {0}Step = () => {{ {0}.textContent += '!'; {1} }}; {1}"
    slide = "<style>@keyframes {0} {{ to {{ {1} }} }}</style><p id={0} style='animation: {0} {2}'>"
    examples = [
        step.format("chain", "setTimeout(chainStep, 150)") + "</script>",
        step.format("frame", "requestAnimationFrame(frameStep)") + "</script>",
        AGAIN.format("slow").replace("200", "4000"),
        slide.format("band", "transform: translateX(-50%)", "9s infinite") + "Markt am Samstag</p>",
        slide.format("left", "margin-left: 90px", "9s infinite alternate") + "Markt</p>",
        slide.format("soon", "transform: translateX(-50%)", "2s") + "Markt am Samstag</p>",
        slide.format("turn", "transform: rotate(1turn)", "1s infinite") + "Markt am Samstag</p>",
        slide.format("sign", "transform: translateX(9px)", "9s infinite") + "→</p>",
    ]
    found = find("text-changes-by-itself", examples)

    ids = ("chain", "frame", "slow", "band", "left")
    assert {finding.selector for finding in found} == {f"#{each}" for each in ids}
    assert {finding.outcome for finding in found} == {Outcome.CANT_TELL}


@pytest.mark.parametrize("control", ["<button hidden>Pause</button>", "<button>Stand</button>"])
def test_what_stops_nothing_leaves_it_to_a_person(find: Find, control: str) -> None:
    assert len(find("text-changes-by-itself", [AGAIN.format("text") + control])) == 1
