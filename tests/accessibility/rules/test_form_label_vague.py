"""Labels that say what to enter, and labels that do not."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "form-label-vague"
TOWN = "<fieldset>{}<label>Ort <input></label></fieldset>"
TWO = f"<form>{TOWN}{TOWN}</form>"
MOVED = '<h3 style="position:absolute;left:-9999px">{}</h3>'


@pytest.mark.parametrize(
    "html",
    [
        "<label>Feld 1: <input></label>",
        "<label for=a>Eingabefeld 3</label><textarea id=a></textarea>",
        "<p id=b>Label 2</p><select aria-labelledby=b><option>x</select>",
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<label>Angaben <input></label>",
        "<label>Feld <input></label><label>Flurstück <input></label>",
        "<label>Bezeichnung <input></label>",
        "<p id=b>Label</p><select aria-labelledby=b><option>x</select>",
        "<label>Feldname: <input></label>",
        "<label>Menü <input name=fname></label>",
        "<label>Straße <input autocomplete='section-a email'></label>",
        "<label>Hausnummer <input type=password></label>",
        "<label for=a>Value:</label><input id=a type=number>",
        "<span id=w hidden>Straße</span><button id=ok>OK</button><input aria-labelledby='ok w'>",
        TWO.format("", ""),
        f"<h1>Bestellung</h1>{TWO.format('', '')}",
        TWO.format(MOVED.format("Rechnung"), MOVED.format("Lieferung")),
    ],
)
def test_needs_a_look(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<label>Geburtsdatum <input type=date></label>",
        "<label>Suche <input type=search></label>",
        "<label>Vorname <input name=first_name autocomplete=given-name></label>",
        "<label>Newsletter bestellen <input type=email name=email></label>",
        "<label>Bitte leer lassen <input name=email></label>",
        "<label>Thema <input name=q autocomplete=off></label>",
        "<div lang=fr><label>Prénom <input name=fname></label></div>",
        "<label>Nachricht an die Stadt <textarea></textarea></label>",
        TWO.format("<legend>Rechnung</legend>", "<legend>Lieferung</legend>"),
        TWO.format("<h3>Rechnung</h3>", "<h3>Lieferung</h3>"),
        "<form><h2>Rechnung</h2><div><label>Ort <input></label></div>"
        "<h2>Lieferung</h2><div><label>Ort <input></label></div></form>",
        "<label>How do we get back to you? <input type=email></label>",
        "<form><label>Suche <input></label></form><form><label>Suche <input></label></form>",
        "<label>Ja <input type=radio></label><label>Ja <input type=radio></label>",
        "<input type=submit value=Go><input aria-label=Feld>",
        "<p aria-hidden=true id=p>Vorname</p><input aria-labelledby=p>",
        "<label hidden>Feld 1 <input></label>",
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    assert not applies(RULE, "<label>Feld 1</label>")
