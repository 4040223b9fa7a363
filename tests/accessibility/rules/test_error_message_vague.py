"""Error messages that help, and such that do not."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "error-message-vague"
FORM = "<form><label>Hausnummer <input id=nr></label>{}</form>"


@pytest.mark.parametrize(
    "message",
    [
        "<p class=error>Ungültige Eingabe!</p>",
        "<span id=nr-error>Please check your input.</span>",
        "<p class=error>Prüfen Sie Ihre Eingabe.</p>",
        "<div>Falscher Wert für die Hausnummer</div>",
        "<span style='color:red'>Das stimmt so nicht.</span>",
        "<span>Die Eingabe ist leider falsch.</span>",
        "</form><div role=alert>Something went wrong.</div>",
        "</form><div role=alert><p>Das hat nicht geklappt.</p></div>",
        "<p class=error aria-hidden=true>Die Hausnummer muss mit einer Ziffer beginnen.</p>",
        "<p id=m class=error hidden>Mindestens 1</p><button aria-describedby=m>Ab</button>",
    ],
)
def test_needs_a_look(message: str) -> None:
    assert not hits(RULE, FORM.format(message))
    assert len(doubts(RULE, FORM.format(message))) == 1


INVALID = "<form><label>Alter <input aria-invalid=true aria-describedby='h m'>{}</label></form>"


@pytest.mark.parametrize(
    "message",
    [
        "<b id=m>This does not work.</b>",
        "<b id=m>Not OK!</b>",
        "<i id=h>Wie im Ausweis.</i><b id=m>So nicht.</b>",
        "<b aria-hidden=true>Age has to be 18 or more</b>",
        "<p id=m class=error>Ungültige Eingabe!</p>",
    ],
)
def test_what_is_said_of_a_wrong_field_needs_a_look(message: str) -> None:
    assert len(doubts(RULE, INVALID.format(message))) == 1


@pytest.mark.parametrize(
    "message",
    [
        "<b id=m>Das Alter fehlt.</b>",
        "<i id=h>In Jahren, mindestens 18.</i><b id=m>So nicht.</b>",
        "<i>In Jahren</i>",
        "<b id=m hidden>So nicht.</b>",
    ],
)
def test_what_is_said_of_a_wrong_field_helps(message: str) -> None:
    assert not doubts(RULE, INVALID.format(message))


@pytest.mark.parametrize(
    "message",
    [
        "<p class=error>Tragen Sie mindestens eine Ziffer ein.</p>",
        "<p class=error>Please enter a number.</p>",
        "<p class=error>Geben Sie die Nummer Ihres Hauses an.</p>",
        "<p class=error>Your mail address lacks the part behind the at sign.</p>",
        "<p class=error>Dieses Feld ist ein Pflichtfeld.</p>",
        "<p class=error hidden>Ungültige Eingabe</p>",
        "<p class=error></p>",
        "<p>Fehlerhafte Angaben können Sie später ändern, solange der Antrag offen ist.</p>",
        "<div class=error><input></div>",
        "</form><div role=alert>Gespeichert.</div>",
        "</form><div role=alert hidden>Das hat nicht geklappt.</div>",
        "</form><div role=alert>Die Hausnummer stimmt nicht: Sie muss eine Zahl sein.</div>",
        "<p>Your address is correct.</p>",
        "</form><p>Das stimmt so nicht.</p>",
        "<p>Wer nichts einträgt, sieht alle Straßen.</p>",
    ],
)
def test_passes(message: str) -> None:
    assert not doubts(RULE, FORM.format(message))


def test_does_not_apply() -> None:
    assert not applies(RULE, "<p class=error>Ungültige Eingabe!</p>")
