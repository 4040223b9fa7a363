"""Each rule over a whole site: what breaks it, what a person must judge, what it lets pass."""

from dataclasses import replace

import pytest

from accessibility.site_rules import SeenSite, SiteRule, all_site_rules
from accessibility.wcag import CRITERIA
from tests.accessibility.towns import (
    FOOTER,
    MENU,
    STATEMENT,
    good_town,
    hits,
    html,
    menu,
    paths,
    seen,
)

RULES = list(all_site_rules().values())
ORDER = "navigation-order-differs"
NAMES = "navigation-names-differ"
COMPONENTS = "component-names-differ"
HEADER = (
    '<a href="/"><img src="wappen.svg" alt="{logo}"></a><a href="/en/" lang="en" hreflang="en">'
    '{language}</a><form action="/suche/"><label for="s">{field}</label><input id="s" name="q">'
    "<button>{button}</button></form>"
)
USUAL = {"logo": "Musterstadt", "language": "English", "field": "Suche", "button": "Suchen"}
HELP = "help-order-differs"
STATEMENT_RULE = "accessibility-statement-incomplete"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_nothing_is_said_of_a_good_town(rule: SiteRule) -> None:
    assert hits(rule.id, seen(good_town())) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_its_texts_and_examples(rule: SiteRule) -> None:
    for text in (rule.title, rule.why, rule.advice):
        assert text.de
        assert text.de != text.en
    assert set(rule.criteria) <= CRITERIA.keys()
    assert rule.fails
    assert rule.fails != rule.passes


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_rule_minds_pages_of_which_nothing_was_kept(rule: SiteRule) -> None:
    pages = [
        replace(page, facts=type(page.facts)(), is_published=False)
        for page in seen(good_town()).pages
    ]
    assert hits(rule.id, SeenSite(pages)) == []


def town_with(**changed: str) -> SeenSite:
    """The good town with other pages at some of its paths."""
    return seen(good_town() | {f"/{path}/": content for path, content in changed.items()})


def test_other_order_of_the_same_menu_fails() -> None:
    [hit] = hits(ORDER, town_with(kontakt=html("Kontakt", navigation=menu("kontakt", *MENU[:3]))))
    assert hit.page.path == "/kontakt/"
    assert not hit.is_doubt
    assert hit.detail.de == "„Kontakt“ steht hier vor „Strategie“"
    assert hit.selector == "header nav"


@pytest.mark.parametrize(
    ("path", "order", "is_doubt"),
    [
        ("aktuelles", ("kontakt", "strategie", "berichte"), False),
        ("strategie", ("kontakt", "strategie", "berichte"), True),
    ],
)
def test_other_order_is_certain_where_only_the_own_page_is_left_out(
    path: str, order: tuple[str, ...], is_doubt: bool
) -> None:
    [hit] = hits(ORDER, town_with(**{path: html(path, navigation=menu(*order))}))
    assert hit.is_doubt == is_doubt


def test_other_order_is_for_a_person_where_no_order_is_on_most_pages() -> None:
    other = dict.fromkeys(("kontakt", "berichte", "aktuelles"), "kontakt")
    pages = {path: html(path, navigation=menu(first, *MENU[:3])) for path, first in other.items()}
    assert [hit.is_doubt for hit in hits(ORDER, town_with(**pages))] == [True] * 3


def test_menu_that_leaves_out_its_own_page_keeps_the_order() -> None:
    pages = {
        f"/{path}/": html(path, navigation=menu(*(each for each in MENU if each != path)))
        for path in MENU
    }
    assert hits(ORDER, seen(pages)) == []


def test_own_page_without_a_link_keeps_its_place_in_the_menu() -> None:
    here = '<nav aria-label="Hauptmenü"><b aria-current="page">Strategie</b>{}</nav>'
    late = here.format('<a href="/berichte/">Berichte</a><a href="/kontakt/">Kontakt</a>')
    assert hits(ORDER, town_with(strategie=html("Strategie", navigation=late))) == []


def test_other_order_among_other_links_is_for_a_person() -> None:
    usual = "".join(f'<a href="/{n}/">{n}</a>' for n in "abcdef")
    other = "".join(f'<a href="/{n}/">{n}</a>' for n in "uvbaxy")
    pages = {
        f"/{n}/": html(str(n), navigation=f"<nav>{usual if n else other}</nav>") for n in range(4)
    }
    [hit] = hits(ORDER, seen(pages))
    assert (hit.page.path, hit.is_doubt) == ("/0/", True)


def test_order_in_the_main_content_is_free() -> None:
    related = [menu("strategie", "berichte", "kontakt"), menu("kontakt", "berichte", "strategie")]
    pages = {f"/{n}/": html(str(n), navigation="", content=related[n == 0]) for n in range(4)}
    assert hits(ORDER, seen(pages)) == []


def test_two_pages_that_differ_have_no_usual_order() -> None:
    pages = {
        "/a/": html("A", navigation=menu(*MENU)),
        "/b/": html("B", navigation=menu(*reversed(MENU))),
    }
    assert hits(ORDER, seen(pages)) == []


@pytest.mark.parametrize(
    ("names", "detail"),
    [
        ({"kontakt": "Ansprechpartner"}, "„Ansprechpartner“ heißt sonst „Kontakt“"),
        ({"kontakt": "Kontakt zur Stadt"}, None),
        ({"kontakt": "Kontakt (3)"}, None),
    ],
)
def test_other_name_of_the_same_link_is_for_a_person(
    names: dict[str, str], detail: str | None
) -> None:
    found = hits(NAMES, town_with(strategie=html("S", navigation=menu(*MENU, names=names))))
    assert [hit.detail.de for hit in found] == ([detail] if detail else [])
    assert all(hit.is_doubt for hit in found)


def test_same_name_for_another_target_is_for_a_person() -> None:
    other = menu(*MENU).replace("/kontakt/", "/strategie/kontakt/")
    [hit] = hits(NAMES, town_with(strategie=html("Strategie", navigation=other)))
    assert hit.detail.de == "„Kontakt“ führt hier zu /strategie/kontakt/, sonst zu /kontakt/"


def test_link_to_another_language_may_lead_elsewhere_from_each_page() -> None:
    pages = good_town()
    for path, target in dict.fromkeys(pages, "/en/").items():
        pages[path] = pages[path].replace("</ul>", f'<li><a href="{target}">English</a></li></ul>')
    pages["/kontakt/"] = pages["/kontakt/"].replace('"/en/"', '"/en/contact/"')
    for path in ("/en/", "/en/contact/"):
        pages[path] = html(path).replace("lang='de'", "lang='en'")
    assert hits(NAMES, seen(pages)) == []


def test_help_in_another_region_is_for_a_person() -> None:
    help_above = html(
        "Strategie",
        header='<a href="tel:+4920641">02064 1</a>',
        footer=FOOTER.replace('<a href="tel:+4920641">02064 1</a>', ""),
    )
    [hit] = hits(HELP, town_with(strategie=help_above))
    assert hit.detail.de == "„02064 1“ steht sonst in der Fußzeile"
    assert hit.is_doubt


def test_help_in_another_order_is_for_a_person() -> None:
    phone, contact, rest = FOOTER.partition('<a href="/kontakt/">Kontakt und Hilfe</a>')
    swapped = html("Strategie", footer=contact + phone + rest)
    [hit] = hits(HELP, town_with(strategie=swapped))
    assert hit.detail.de == "„Kontakt und Hilfe“ steht hier vor „02064 1“"
    assert hit.is_doubt


def test_help_that_a_page_has_in_addition_is_welcome() -> None:
    more = html("Strategie", header='<a href="tel:+4920641">02064 1</a>')
    assert hits(HELP, town_with(strategie=more)) == []
    assert hits(HELP, town_with(strategie=html("Strategie", footer=""))) == []


def test_jump_to_a_place_that_another_page_lacks_fails() -> None:
    broken = html("Berichte", content='<a href="/strategie/#zweck">Zweck</a>')
    [hit] = hits("fragment-elsewhere-missing", town_with(berichte=broken))
    assert (hit.page.path, hit.is_doubt) == ("/berichte/", False)
    assert hit.selector == 'a[href="/strategie/#zweck"]'


@pytest.mark.parametrize(("is_fresh", "is_of_scan"), [(False, True), (True, False)])
def test_jump_to_a_page_that_may_have_changed_is_for_a_person(
    is_fresh: bool, is_of_scan: bool
) -> None:
    site = town_with(berichte=html("Berichte", content='<a href="/strategie/#zweck">Zweck</a>'))
    pages = [
        replace(page, is_fresh=is_fresh, is_of_scan=is_of_scan)
        if page.path == "/strategie/"
        else page
        for page in site.pages
    ]
    [hit] = hits("fragment-elsewhere-missing", SeenSite(pages))
    assert hit.is_doubt


@pytest.mark.parametrize(
    "href", ["/strategie/#top", "/strategie/#:~:text=Ziele", "/strategie/#!/x", "/anderswo/#x"]
)
def test_what_is_no_place_of_a_known_page_is_no_broken_jump(href: str) -> None:
    linking = html("Berichte", content=f'<a href="{href}">Mehr</a>')
    assert hits("fragment-elsewhere-missing", town_with(berichte=linking)) == []


def test_link_to_a_file_that_is_missing_fails() -> None:
    found = hits("file-missing", seen(good_town(), missing=["/documents/1/plan.pdf"]))
    assert paths(found) == ["/kontakt/"]
    assert not found[0].is_doubt


def test_page_to_which_only_itself_links_is_for_a_person() -> None:
    alone = html("Umfrage", content='<a href="/umfrage/">Diese Seite</a>')
    [hit] = hits("page-orphaned", town_with(umfrage=alone))
    assert (hit.page.path, hit.is_doubt) == ("/umfrage/", True)


@pytest.mark.parametrize(
    ("without", "missing"),
    [
        ("gilt für", "der Geltungsbereich"),
        ("teilweise vereinbar", "der Stand der Vereinbarkeit"),
        ("Nicht barrierefreie", "die nicht barrierefreien Inhalte"),
        ("1. September 2026", "das Datum"),
        ("nach einer Selbstbewertung", "die Art der Bewertung"),
        ("Barriere melden", "der Weg für Rückmeldungen"),
    ],
)
def test_statement_without_a_part_is_for_a_person(without: str, missing: str) -> None:
    page = html("Erklärung zur Barrierefreiheit", content=STATEMENT.replace(without, "x"))
    [hit] = hits(STATEMENT_RULE, town_with(barrierefreiheit=page))
    assert hit.detail.de == f"Nicht gefunden: {missing}"
    assert hit.is_doubt


@pytest.mark.parametrize(
    ("part", "word", "missing"),
    [
        ("gilt für stadt.example", "gilt immer", "der Geltungsbereich"),
        ("nach einer Selbstbewertung", "geprüft und", "die Art der Bewertung"),
        ("Barriere melden</h2><p>Schreiben Sie", "Kontakt</h2><p>", "der Weg für Rückmeldungen"),
    ],
)
def test_a_word_that_any_page_could_have_is_no_part_of_a_statement(
    part: str, word: str, missing: str
) -> None:
    page = html("Erklärung zur Barrierefreiheit", content=STATEMENT.replace(part, word))
    [hit] = hits(STATEMENT_RULE, town_with(barrierefreiheit=page))
    assert hit.detail.de == f"Nicht gefunden: {missing}"


def test_the_date_of_a_law_is_not_the_date_of_a_statement() -> None:
    law = "<p>Die Richtlinie stammt vom 26. Oktober 2016.</p>"
    content = law + STATEMENT.replace("1. September 2026", "Freitag")
    page = html("Erklärung zur Barrierefreiheit", content=content)
    [hit] = hits(STATEMENT_RULE, town_with(barrierefreiheit=page))
    assert hit.detail.de == "Nicht gefunden: das Datum"


@pytest.mark.parametrize(
    "text",
    [
        "<h2>Geltungsbereich</h2><p>Internetauftritt der Gemeinde. Er wurde im März 2023 von einer "
        "Firma nach BITV geprüft und ist nicht vollständig barrierefrei. Diese Erklärung wurde am "
        "3.4.2023 erstellt.</p><h2>Barrieren melden</h2><p>Schreiben Sie uns.</p>"
        "<p>Schlichtungsstelle BGG</p>",
        "<p>Diese Erklärung gilt für die Website der Stadt. Sie ist teilweise konform; nicht "
        "zugänglich sind Karten. Stand: 2. Mai 2026, nach einem BITV-Test.</p><h2>Feedback und "
        "Kontaktangaben</h2><p>Frau Meier</p><h2>Durchsetzungsverfahren</h2>",
    ],
)
def test_statements_in_other_words_have_their_parts(text: str) -> None:
    page = html("Erklärung zur Barrierefreiheit", content=text)
    assert hits(STATEMENT_RULE, town_with(barrierefreiheit=page)) == []


def test_statement_in_english_has_its_parts() -> None:
    text = (
        "<p>This statement applies to town.example, which is partially compliant.</p>"
        "<p>Some documents are not accessible. It was prepared on 1 September 2026 after a "
        "self-assessment. Give us feedback. Enforcement procedure: the ombudsman.</p>"
    )
    pages = good_town() | {"/barrierefreiheit/": html("Accessibility statement", content=text)}
    assert hits(STATEMENT_RULE, seen(pages)) == []


def test_page_about_accessibility_that_is_no_statement_is_left_alone() -> None:
    page = html("Barrierefreiheit in Schulen", content="<p>Alle Schulen bekommen Rampen.</p>")
    assert hits(STATEMENT_RULE, town_with(schulen=page)) == []


@pytest.mark.parametrize(
    ("rule", "link"),
    [
        ("easy-read-not-offered", '<a href="/leichte-sprache/">Leichte Sprache</a>'),
        ("sign-language-not-offered", '<a href="/gebaerdensprache/">Gebärdensprache</a>'),
    ],
)
def test_start_page_without_an_explanation_is_for_a_person(rule: str, link: str) -> None:
    pages = good_town() | {"/": html("Start", footer=FOOTER.replace(link, ""))}
    [hit] = hits(rule, seen(pages))
    assert (hit.page.path, hit.is_doubt) == ("/", True)


def town_with_header(**changed: str) -> SeenSite:
    """A town with logo, language switch and search, of which one page calls something otherwise."""
    pages = {f"/{path}/": html(path, header=HEADER.format_map(USUAL)) for path in MENU}
    return seen(pages | {"/rat/": html("Rat", header=HEADER.format_map(USUAL | changed))})


@pytest.mark.parametrize(
    ("changed", "usual"),
    [
        ({"logo": "Zum Anfang"}, "Musterstadt"),
        ({"language": "Other language"}, "English"),
        ({"field": "Stichwort"}, "Suche"),
        ({"button": "Los"}, "Suchen"),
    ],
)
def test_component_with_another_name_is_for_a_person(changed: dict[str, str], usual: str) -> None:
    [hit] = hits(COMPONENTS, town_with_header(**changed))
    (name,) = changed.values()
    assert (hit.page.path, hit.is_doubt, hit.selector) == ("/rat/", True, "header")
    assert hit.detail.de == f"„{name}“ heißt sonst „{usual}“"


@pytest.mark.parametrize(
    "changed", [{}, {"logo": "Musterstadt, zur Startseite"}, {"button": "suchen (3)"}, {"logo": ""}]
)
def test_component_whose_name_can_be_recognised_passes(changed: dict[str, str]) -> None:
    assert hits(COMPONENTS, town_with_header(**changed)) == []


def test_components_of_two_pages_tell_nothing() -> None:
    other = HEADER.format_map(USUAL | {"logo": "Zum Anfang"})
    two = {"/a/": html("A", header=HEADER.format_map(USUAL)), "/b/": html("B", header=other)}
    assert hits(COMPONENTS, seen(two)) == []


@pytest.mark.parametrize("region", ["header", "footer"])
def test_second_link_to_the_same_target_hides_no_other_name(region: str) -> None:
    header, second = HEADER.format_map(USUAL), '<a href="/">Zur Startseite</a>'
    parts = {"header": header, "footer": FOOTER}
    usual = {f"/{path}/": html(path, **parts | {region: parts[region] + second}) for path in MENU}
    assert hits(COMPONENTS, seen(usual)) == []
    other = HEADER.format_map(USUAL | {"logo": "Zum Anfang"})
    [hit] = hits(COMPONENTS, seen(usual | {"/b/": html("B", header=other)}))
    assert hit.detail.de == "„Zum Anfang“ heißt sonst „Musterstadt“"


def test_submit_button_is_the_same_whatever_its_label() -> None:
    button = '<form action="/suche/"><input type="submit" value="{label}"></form>'
    usual = {f"/{path}/": html(path, header=button.format(label="Suchen")) for path in MENU}
    other = html("B", header=button.format(label="Los"))
    [hit] = hits(COMPONENTS, seen(usual | {"/b/": other}))
    assert hit.detail.de == "„Los“ heißt sonst „Suchen“"
