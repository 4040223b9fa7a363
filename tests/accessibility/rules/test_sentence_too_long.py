"""German sentences that are too long."""

import pytest

from accessibility.rules import Doubt, all_rules, parse
from tests.accessibility.rules import ENGLISH, applies, doubts, hits

RULE = "sentence-too-long"
LONG = (
    "Die Stadt, die im Januar beschlossen hat, dass sie ihre Verwaltung modernisieren will, "
    "berichtet nun, weil der Rat das so wollte, jedes zweite Jahr darüber, was daraus geworden "
    "ist und was es den Haushalt gekostet hat."
)


@pytest.mark.parametrize(
    "html",
    [
        f'<html lang="de"><main><p>{LONG}</p></main>',
        f'<html lang="de-DE"><main><ul><li>Kurz.</li><li>{LONG}</li></ul></main>',
        f'<html lang="de"><main><p>{LONG}</p><p>{LONG}</p></main>',
    ],
)
def test_needs_one_look_a_page(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


def test_says_how_long_the_longest_is_and_how_many_there_are() -> None:
    html = f'<html lang="de"><main><p>{LONG}</p><p>Zudem gilt: {LONG}</p></main>'
    [doubt] = all_rules()[RULE].check(parse(html))
    assert isinstance(doubt, Doubt)
    assert doubt.detail is not None
    assert doubt.detail.de.startswith("38 Wörter in „Zudem gilt: Die Stadt, die im")
    assert doubt.detail.de.endswith("und 1 weitere")


@pytest.mark.parametrize(
    "html",
    [
        '<html lang="de"><main><p>Das ist kurz. Am 3. Mai um 12 Uhr kommt z. B. Herr Dr. Meier '
        "vorbei. Er bleibt bis zum Abend. Dann fährt er wieder. Das gefällt allen, die dabei sind. "
        "Alle winken.</p></main>",
        f'<html lang="en"><main><p>{ENGLISH}</p></main>',
        f'<html lang="de"><main><p lang="en">{LONG}</p></main>',
        f'<html lang="de"><main><p>Kurz.</p></main><footer><p>{LONG}</p></footer>',
        f'<html lang="de"><main><p hidden>{LONG}</p></main>',
        # A row of words is no sentence, and an excerpt is cut anywhere.
        f'<html lang="de"><main><p>{LONG.rstrip(".")} …</p></main>',
        f'<html lang="de"><main><p>{LONG.rstrip(".")}</p></main>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    assert not applies(RULE, '<p lang="en">Text</p>')
