"""German texts in the passive voice."""

import pytest

from accessibility.german_style import is_passive
from tests.accessibility.rules import applies, doubts, hits

RULE = "style-passive"
PASSIVE = (
    "Der Antrag wird geprüft. Dann wurde er bewilligt. Ausgezahlt wird das Geld im Mai. Die Akten "
    "werden digitalisiert. Im Rat ist das beschlossen worden."
)
ACTIVE = "Das Bürgerbüro prüft den Antrag. Danach bekommen Sie Post. Wir zahlen das Geld im Mai. "


def test_needs_one_look_a_page() -> None:
    html = f'<html lang="de"><main><p>{ACTIVE}</p><p>{PASSIVE}</p><p>{PASSIVE}</p></main>'
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        f'<html lang="de"><main><p>{ACTIVE * 5}{PASSIVE}</p></main>',
        '<html lang="de"><main><p>Der Antrag wird geprüft. Das Geld wird gezahlt.</p></main>',
        f'<html lang="en"><main><p>{PASSIVE}</p></main>',
        f'<html lang="de"><main><p hidden>{PASSIVE}</p></main>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


@pytest.mark.parametrize(
    "sentence",
    [
        "Wir werden das Netz ausbauen und den Weg bereiten.",
        "Computer werden heiß.",
        "Die Stadt wird allen Menschen etwas geben.",
        "Gegenüber dem Vorjahr wird es wenigen gefallen.",
        "Was daraus wird, wenn der Rat genug Geld hat, wissen wir.",
        "Aus der Schule wird ein Haus, das alle besuchen können.",
    ],
)
def test_future_and_change_are_no_passive(sentence: str) -> None:
    assert not is_passive(sentence)


def test_does_not_apply() -> None:
    assert not applies(RULE, '<p lang="en">Text</p>')
