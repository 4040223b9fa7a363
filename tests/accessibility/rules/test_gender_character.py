"""Gender characters, and the form that a site prefers."""

import pytest

from accessibility.rules import Doubt, all_rules, parse
from tests.accessibility.rules import applies, doubts, hits

RULE = "gender-character"


@pytest.mark.parametrize(
    "text",
    [
        "Alle Bürger*innen",
        "Alle Bürger:innen",
        "Alle Bürger_innen",
        "Alle Bürger·innen",
        "Alle Bürger/innen und Mitarbeiter/-innen",
        "Alle Bürger(innen)",
        "Alle BürgerInnen",
        "Die Bürgermeister*in und jede*r Einzelne",
        "Ihre Ansprechpartner:in",
    ],
)
def test_needs_a_look(text: str) -> None:
    html = f'<html lang="de"><main><p>{text} lesen das.</p><p>{text}</p></main>'
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<html lang="de"><main><p>Bürgerinnen und Bürger, Studierende, das Team.</p></main>',
        '<html lang="de"><main><p>LinkedIn, BerlinInfo, Uhrzeit:in Kürze, und/in</p></main>',
        '<html lang="de"><main><p>Am Ort/in der Stadt. Siehe stadt_innen.pdf</p></main>',
        '<html lang="de"><main><p>https://stadt.example/Buerger_innen und a*in</p></main>',
        '<html lang="de"><main><p>Innen und außen, innen*</p></main>',
        '<html lang="en"><main><p>Bürger*innen</p></main>',
        '<html lang="de"><main><p hidden>Bürger*innen</p></main>',
        '<html lang="de"><main><p>Text</p></main><footer><p>Bürger*innen</p></footer>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


@pytest.mark.parametrize(("preferred", "count"), [("words", 2), ("*", 1), ("any", 0), ("_", 2)])
def test_the_preferred_form_is_not_hinted_at(preferred: str, count: int) -> None:
    page = parse('<html lang="de"><main><p>Bürger*innen und Leser:innen</p></main>')
    page.gender_form = preferred
    found = [hit for hit in all_rules()[RULE].check(page) if isinstance(hit, Doubt)]
    assert sum(hit.detail.de.count("„") for hit in found if hit.detail) == count


def test_does_not_apply() -> None:
    assert not applies(RULE, '<p lang="en">Text</p>')
