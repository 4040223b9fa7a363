"""A link or button whose accessible name does not contain the words that are seen on it."""

from accessibility.findings import Impact, Text
from accessibility.live_rules import live_rule

RULE = live_rule(
    __name__,
    criteria=("2.5.3",),
    act_rules=("2ee8b8",),
    impact=Impact.SERIOUS,
    applies_to="[aria-label], [aria-labelledby]",
    overrules=("label-content-name-mismatch",),
    title=Text(
        de="Sichtbare Beschriftung fehlt im vorgelesenen Namen",
        en="Visible label is missing from the name that is read out",
    ),
    why=Text(
        de="Wer mit der Stimme bedient, sagt, was auf dem Knopf steht. Heißt er im Hintergrund "
        "anders, geschieht nichts.",
        en="People who control by voice say what is written on the button. Where it has another "
        "name in the background, nothing happens.",
    ),
    advice=Text(
        de="Nehmen Sie die sichtbaren Wörter in derselben Reihenfolge in den Namen auf, am besten "
        "an den Anfang, oder lassen Sie den eigenen Namen weg.",
        en="Take the visible words into the name in the same order, at its beginning if possible, "
        "or leave out the separate name.",
    ),
    for_developers=Text(
        de="Lassen Sie „aria-label“ weg, wo sichtbarer Text den Namen gibt, oder beginnen Sie es "
        "mit genau diesem Text.",
        en="Leave out “aria-label” where visible text gives the name, or begin it with exactly "
        "that text.",
    ),
    fails='<button aria-label="Formular übermitteln">Absenden</button>',
    passes='<button aria-label="Absenden und drucken">Absenden</button>',
)
