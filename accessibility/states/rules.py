"""What can be wrong with a page in one of its states and not as it opens on a desktop."""

from accessibility.findings import Impact, Text
from accessibility.live_rules import live_rule

_WHY_ZOOM = Text(
    de="Wer schlecht sieht, vergrößert die Seite auf das Vierfache; sie ist dann so schmal wie ein "
    "Telefon.",
    en="People with low vision magnify the page four times; it is then as narrow as a phone.",
)

SIDEWAYS = live_rule(
    "reflow-scrolls-sideways",
    title=Text(
        de="Text ist auf schmalem Bildschirm nur mit seitlichem Scrollen zu lesen",
        en="On a narrow screen, text can only be read by scrolling sideways",
    ),
    why=Text(
        de=f"{_WHY_ZOOM.de} Jede Zeile hin- und herzuschieben macht das Lesen fast unmöglich.",
        en=f"{_WHY_ZOOM.en} Moving each line to and fro makes reading nearly impossible.",
    ),
    advice=Text(
        de="Verzichten Sie auf feste Breiten und lange Wörter ohne Trennstelle. Breite Tabellen "
        "gehören in einen eigenen Rahmen, der sich seitlich scrollen lässt.",
        en="Do without fixed widths and long words that cannot break. Wide tables belong into a "
        "frame of their own that scrolls sideways.",
    ),
    impact=Impact.SERIOUS,
    criteria=("1.4.10",),
    for_developers=Text(
        de="Ersetzen Sie feste Breiten durch „max-width: 100%“, erlauben Sie „overflow-wrap: "
        "anywhere“ und geben Sie breiten Tabellen einen Rahmen mit „overflow-x: auto“.",
        en="Replace fixed widths by “max-width: 100%”, allow “overflow-wrap: anywhere”, and give "
        "wide tables a frame with “overflow-x: auto”.",
    ),
    fails='<p style="width: 60em">Der Rat hat im Januar beschlossen …</p>',
    passes='<p style="max-width: 60em">Der Rat hat im Januar beschlossen …</p>',
)
CUT_WHEN_NARROW = live_rule(
    "text-cut-off-when-narrow",
    title=Text(
        de="Text wird auf schmalem Bildschirm abgeschnitten",
        en="Text is cut off on a narrow screen",
    ),
    why=Text(
        de=f"{_WHY_ZOOM.de} Was dort abgeschnitten ist, können diese Menschen nicht lesen.",
        en=f"{_WHY_ZOOM.en} What is cut off there cannot be read by them.",
    ),
    advice=Text(
        de="Lassen Sie den Bereich mit seinem Text wachsen, statt seine Höhe oder Breite "
        "festzulegen.",
        en="Let the part grow with its text instead of setting its height or width.",
    ),
    impact=Impact.SERIOUS,
    criteria=("1.4.10",),
    for_developers=Text(
        de="Ersetzen Sie „height“ durch „min-height“, und lassen Sie „overflow: hidden“ und "
        "„white-space: nowrap“ bei Text weg.",
        en="Replace “height” by “min-height”, and leave out “overflow: hidden” and “white-space: "
        "nowrap” for text.",
    ),
    fails='<p style="height: 1.5em; overflow: hidden">Ein Satz, der zwei Zeilen braucht …</p>',
    passes='<p style="min-height: 1.5em">Ein Satz, der zwei Zeilen braucht …</p>',
)
MISSING_WHEN_NARROW = live_rule(
    "content-missing-when-narrow",
    title=Text(
        de="Inhalt fehlt auf schmalem Bildschirm",
        en="Content is missing on a narrow screen",
    ),
    why=Text(
        de=f"{_WHY_ZOOM.de} Was dort ausgeblendet ist, erfahren diese Menschen nie.",
        en=f"{_WHY_ZOOM.en} What is hidden there they never learn.",
    ),
    advice=Text(
        de="Öffnen Sie die Seite auf einem Telefon: Steht der Inhalt dort an anderer Stelle, oder "
        "lässt er sich aufklappen? Wenn nicht, darf ihn die Vorlage nicht ausblenden.",
        en="Open the page on a phone: does the content stand elsewhere, or can it be opened? If "
        "not, the template must not hide it.",
    ),
    impact=Impact.SERIOUS,
    criteria=("1.4.10",),
    for_developers=Text(
        de="Ordnen Sie den Inhalt auf schmalen Bildschirmen neu an, statt ihn mit „display: none“ "
        "in einer Medienabfrage zu entfernen.",
        en="Arrange the content anew on narrow screens instead of removing it by “display: none” "
        "in a media query.",
    ),
    fails="<style>@media (max-width: 400px) { #fristen { display: none } }</style>",
    passes="<style>@media (max-width: 400px) { #fristen { columns: 1 } }</style>",
)
CUT_AT_200_PERCENT = live_rule(
    "text-cut-off-at-200-percent",
    title=Text(
        de="Text wird bei 200 % Vergrößerung abgeschnitten",
        en="Text is cut off when the page is magnified to 200%",
    ),
    why=Text(
        de="Viele vergrößern die Seite auf das Doppelte. Ein Kasten, der nicht mitwächst, "
        "verschluckt dann einen Teil seines Textes.",
        en="Many people magnify the page to twice its size. A box that does not grow with it "
        "swallows a part of its text.",
    ),
    advice=Text(
        de="Lassen Sie den Kasten mit seinem Text wachsen: Mindesthöhe statt fester Höhe, und "
        "Zeilen, die umbrechen dürfen.",
        en="Let the box grow with its text: a least height instead of a fixed one, and lines that "
        "may wrap.",
    ),
    impact=Impact.SERIOUS,
    criteria=("1.4.4",),
    act_rules=("59br37",),
    for_developers=Text(
        de="Geben Sie Höhen in „em“ als „min-height“ an und verzichten Sie bei Text auf "
        "„overflow: hidden“.",
        en="Give heights in “em” as “min-height”, and do without “overflow: hidden” for text.",
    ),
    fails='<p style="height: 1.5em; overflow: hidden">Ein Satz, der zwei Zeilen braucht …</p>',
    passes='<p style="min-height: 1.5em">Ein Satz, der zwei Zeilen braucht …</p>',
)
LOST_WITH_SPACING = live_rule(
    "text-lost-with-spacing",
    title=Text(
        de="Text geht bei größeren Textabständen verloren",
        en="Text is lost with wider text spacing",
    ),
    why=Text(
        de="Menschen mit Leseschwäche stellen Zeilen, Wörter und Buchstaben weiter auseinander. "
        "Was dann abgeschnitten ist oder übereinander liegt, ist für sie verloren.",
        en="People with dyslexia set lines, words and letters further apart. What is then cut off "
        "or lies upon other text is lost to them.",
    ),
    advice=Text(
        de="Legen Sie keine Höhen und Breiten für Bereiche mit Text fest und rücken Sie Texte "
        "nicht an feste Stellen.",
        en="Set no heights and widths for parts with text, and do not move texts to fixed places.",
    ),
    impact=Impact.SERIOUS,
    criteria=("1.4.12",),
    for_developers=Text(
        de="Ersetzen Sie „height“ durch „min-height“ und „position: absolute“ durch Raster oder "
        "Flexbox, damit Nachbarn ausweichen.",
        en="Replace “height” by “min-height”, and “position: absolute” by grid or flexbox, so "
        "that neighbours make room.",
    ),
    fails='<p style="height: 1.2em; line-height: 1.2; overflow: hidden">Zum Antrag</p>',
    passes='<p style="line-height: 1.2">Zum Antrag</p>',
)
COVERED = live_rule(
    "fixed-part-covers-zoomed-page",
    title=Text(
        de="Fixierter Bereich verdeckt die vergrößerte Seite",
        en="A fixed part covers the magnified page",
    ),
    why=Text(
        de="Eine Kopfzeile, die beim Scrollen stehen bleibt, wächst beim Vergrößern mit und lässt "
        "vom Inhalt nur noch wenige Zeilen frei.",
        en="A header that stays while the page scrolls grows when the page is magnified and leaves "
        "only a few lines of the content.",
    ),
    advice=Text(
        de="Fixieren Sie auf niedrigen Bildschirmen nichts: Lassen Sie Kopfzeile und Hinweise "
        "mit der Seite scrollen.",
        en="Fix nothing on low screens: let header and notices scroll with the page.",
    ),
    impact=Impact.MODERATE,
    criteria=("1.4.10",),
    for_developers=Text(
        de="Beschränken Sie „position: sticky“ und „fixed“ auf hohe Fenster: @media (min-height: "
        "30em).",
        en="Restrict “position: sticky” and “fixed” to high windows: @media (min-height: 30em).",
    ),
    fails='<header style="position: sticky; top: 0; height: 160px">Stadtverwaltung</header>',
    passes="<header>Stadtverwaltung</header>",
)
TURNED = live_rule(
    "orientation-restricted",
    title=Text(
        de="Seite lässt sich nur hochkant oder nur quer benutzen",
        en="The page can be used only upright or only sideways",
    ),
    why=Text(
        de="Wer das Gerät fest montiert hat, etwa am Rollstuhl, kann es nicht drehen.",
        en="People whose device is mounted, for example on a wheelchair, cannot turn it.",
    ),
    advice=Text(
        de="Entfernen Sie die Vorgabe, die den Inhalt je nach Lage des Geräts dreht oder verbirgt.",
        en="Remove what turns or hides the content depending on the position of the device.",
    ),
    impact=Impact.SERIOUS,
    criteria=("1.3.4",),
    act_rules=("b33eff",),
    for_developers=Text(
        de="Entfernen Sie „transform: rotate“ und „display: none“ aus @media (orientation: …) und "
        "Aufrufe von screen.orientation.lock().",
        en="Remove “transform: rotate” and “display: none” from @media (orientation: …), and "
        "calls of screen.orientation.lock().",
    ),
    fails="<style>@media (orientation: landscape) { main { transform: rotate(90deg) } }</style>",
    passes="<style>@media (orientation: landscape) { main { columns: 2 } }</style>",
)
RULES = (
    SIDEWAYS,
    CUT_WHEN_NARROW,
    MISSING_WHEN_NARROW,
    CUT_AT_200_PERCENT,
    LOST_WITH_SPACING,
    COVERED,
    TURNED,
)
