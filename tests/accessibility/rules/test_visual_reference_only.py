"""Hints that can be followed without seeing the page, and hints that cannot."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "visual-reference-only"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Klicken Sie auf den roten Knopf.</p>",
        "<p>Die Themen finden Sie im Menü auf der rechten Seite.</p><ul><li>Wohnen</ul>",
        "<p>Nutzen Sie die Spalte links, um zu filtern.</p>",
        "<p>Use the form in the left column.</p>",
        "<p>Rot markierte Felder sind Pflichtfelder.</p>",
        "<p>Pflichtfelder sind rot.</p><label>Name <input></label>",
        "<p>Fields in red are required.</p>",
        "<p>The items marked in red are sold out.</p>",
        "<p>The links on the left lead to the forms.</p>",
        "<p>Die Links auf der linken Seite führen zu den Anträgen.</p>",
        "<p>See the large text for the answer.</p>",
        "<li>Press the round button twice.</li><button>Los</button>",
        "<p>Fill in the blue field first.</p>",
        "<p>Press the round one.</p><button>Los</button>",
        "<p>Then click on the big red one to go on.</p>",
        "<p>Klicken Sie auf den runden.</p>",
        "<p>Die Antwort steht im grauen Kasten.</p>",
        "<p>The red icon leads back.</p>",
    ],
)
def test_needs_a_look(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<p>Klicken Sie auf den roten Knopf „Absenden“.</p>",
        "<p>Press the round button labelled Go.</p>",
        "<p>Die Themen finden Sie im Menü rechts.</p><nav aria-label=Menü><a href=/x>A</a></nav>",
        "<p>Use the search field at the top.</p><button>Search</button>",
        "<p>The menu is on the left.</p><h2>Menu</h2>",
        "<p>Ein Quadrat hat vier gleich lange Seiten.</p>",
        "<p>Die rote Linie fährt rechts am Rhein.</p>",
        "<p>Im Menü stehen die Links zu den Ämtern.</p>",
        "<p>Klicken Sie auf den Knopf.</p>",
        "<p>Pflichtfelder sind rot und mit einem Stern gekennzeichnet.</p>",
        "<p>Links are blue and underlined.</p>",
        "<p>Die Tonnen für Papier sind blau.</p>",
        "<p>Rot markierte Wanderwege führen zum See.</p>",
        "<p>The green bar in the old town opens at six.</p>",
        "<p>Choose the red one or the blue one at our counter.</p>",
        "<p>Press the round one.</p><button>The round one</button>",
        "<p>Drücken Sie die rote Taste am Automaten.</p>",
        "<p>Wählen Sie die große Tonne.</p>",
        "<p>Of all boats the big one won.</p>",
        "<p>The blue field is full of flax.</p>",
        "<p>Ein rotes Feld im Wappen zeigt den Löwen.</p>",
        "<p>Bücher in großer Schrift, books in large print.</p>",
        "<p>Rechts des Rheins liegt ein grünes Feld</p><h2>Das Feld</h2>",
    ],
)
def test_passes(html: str) -> None:
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    assert not applies(RULE, "<h1>Der rote Knopf</h1>")
