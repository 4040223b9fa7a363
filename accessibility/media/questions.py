"""What a person is asked where a machine cannot tell, and what follows from the answer."""

from typing import Final

from accessibility.findings import Text

SOUNDS: Final = Text(
    de="Ist mehr als drei Sekunden lang etwas zu hören? Wenn ja: nicht von selbst starten lassen "
    "oder eine Schaltfläche zum Anhalten anbieten.",
    en="Is anything heard for more than three seconds? If so: do not let it start by itself, or "
    "offer a button that stops it.",
)
STOPS: Final = Text(
    de="Hält eine der Schaltflächen auf der Seite den Ton an? Wenn nein: „controls“ ergänzen oder "
    "nicht von selbst starten lassen.",
    en="Does one of the page's buttons stop the sound? If not: add “controls”, or do not let it "
    "start by itself.",
)
STARTS: Final = Text(
    de="Lässt sich die Aufnahme mit der Tastatur starten, anhalten und leiser stellen? Wenn nein: "
    "„controls“ ergänzen.",
    en="Can the recording be started, stopped and turned down with the keyboard? If not: add "
    "“controls”.",
)
TRANSCRIPT: Final = Text(
    de="Steht alles, was zu hören ist, irgendwo als Text? Wenn nein: Transkript daneben stellen.",
    en="Is all that can be heard available as text somewhere? If not: put a transcript beside it.",
)
TOO_SHORT: Final = Text(
    de="Der Text daneben ist für die Dauer der Aufnahme kurz. Enthält er alles, was gesagt wird? "
    "Wenn nein: ergänzen.",
    en="The text beside it is short for the length of the recording. Does it hold all that is "
    "said? If not: complete it.",
)
BURNT_IN: Final = Text(
    de="Ist jedes gesprochene Wort im Bild zu lesen, oder wird nichts gesprochen? Wenn nein: "
    "Untertitel als WebVTT-Datei ergänzen.",
    en="Can every spoken word be read in the picture, or does nobody speak? If not: add captions "
    "as a WebVTT file.",
)
EMPTY_TRACK: Final = Text(
    de="Die Untertiteldatei lässt sich nicht laden, ist leer oder deckt nur einen kleinen Teil des "
    "Films ab. Wird mehr gesprochen? Wenn ja: die Datei ersetzen.",
    en="The captions file cannot be loaded, is empty, or covers only a small part of the film. "
    "Is more than that spoken? If so: replace the file.",
)
OTHER_LANGUAGE: Final = Text(
    de="Untertitel gibt es nur in einer anderen Sprache als der der Seite. Wird im Film diese "
    "Sprache gesprochen? Wenn nein: Untertitel in der Sprache des Films ergänzen.",
    en="There are captions only in a language other than the page's. Is that the language spoken "
    "in the film? If not: add captions in the film's language.",
)
PICTURES: Final = Text(
    de="Zeigen die Bilder etwas Wichtiges, das der Ton nicht sagt? Wenn ja: eine Fassung mit "
    "Audiodeskription anbieten.",
    en="Do the pictures show something important that the sound does not tell? If so: offer a "
    "version with audio description.",
)
UNREAD_TRACK: Final = Text(
    de="Die Beschreibung steht nur in einer Textspur, die kein Browser vorliest. Zeigen die Bilder "
    "etwas Wichtiges, das der Ton nicht sagt? Wenn ja: als Tonspur aufnehmen.",
    en="The description is only in a text track, which no browser reads out. Do the pictures show "
    "something important that the sound does not tell? If so: record it as sound.",
)
SILENT: Final = Text(
    de="Zeigt der Film etwas, das nicht im Text daneben steht? Wenn ja: in einigen Sätzen "
    "beschreiben oder als Ton anbieten.",
    en="Does the film show something that the text beside it does not tell? If so: describe it in "
    "a few sentences, or offer it as sound.",
)
NOT_LOADED: Final = Text(
    de="Der Film ließ sich nicht laden. Gibt es zu dem, was er zeigt, einen Text? Wenn nein: in "
    "einigen Sätzen beschreiben.",
    en="The film could not be loaded. Is there a text for what it shows? If not: describe it in a "
    "few sentences.",
)
LINKED: Final = Text(
    de="Gehört das verlinkte Transkript zu dieser Aufnahme, und enthält es alles Wichtige, was zu "
    "hören und zu sehen ist? Wenn nein: berichtigen.",
    en="Does the linked transcript belong to this recording, and does it hold everything important "
    "that is heard and seen? If not: correct it.",
)
CAPTIONS: Final = Text(
    de="Geben die Untertitel wieder, was gesagt wird, und wichtige Geräusche? Wenn nein: "
    "berichtigen. Automatisch erzeugte enthalten fast immer Fehler.",
    en="Do the captions give what is said, and important sounds? If not: correct them. Those made "
    "automatically nearly always have mistakes.",
)
