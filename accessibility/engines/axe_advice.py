"""What to do about the findings of axe-core that are most common, in an editor's words.

axe-core itself says what is wrong, in a developer's words; these texts say what to change and who
can change it. What is not here is a matter for developers, whom `axe_rules.toml` tells what to do.
"""

from accessibility.findings import Text

_TEMPLATE_DE = "Das lässt sich nur in der Vorlage ändern: Geben Sie den Befund an die Technik."
_TEMPLATE_EN = "This can only be changed in the template: pass the issue on to the developers."
TEMPLATE_ADVICE = Text(de=_TEMPLATE_DE, en=_TEMPLATE_EN)


def _for_developers(*, de: str, en: str) -> Text:
    return Text(de=f"{de} {_TEMPLATE_DE}", en=f"{en} {_TEMPLATE_EN}")


AXE_ADVICE: dict[str, Text] = {
    "image-alt": Text(
        de="Öffnen Sie den Bildblock und beschreiben Sie in „Alternativtext“, was auf dem Bild für "
        "diese Seite wichtig ist. Schmückt es nur, kreuzen Sie „Das Bild ist nur Schmuck“ an.",
        en="Open the image block and describe in “Text alternative” what matters in the image for "
        "this page. If it only decorates, tick “The picture only decorates”.",
    ),
    "image-redundant-alt": Text(
        de="Der Alternativtext wiederholt den Text daneben. Beschreiben Sie, was das Bild darüber "
        "hinaus zeigt, oder kennzeichnen Sie es als Schmuckbild.",
        en="The alternative text repeats the text beside it. Describe what the image adds, or mark "
        "it as decorative.",
    ),
    "svg-img-alt": Text(
        de="Geben Sie der Grafik einen Titel, der ihren Inhalt in einem Satz sagt: im SVG als "
        "erstes Element <title>.",
        en="Give the graphic a title that says in a sentence what it shows: in the SVG as its "
        "first element, <title>.",
    ),
    "role-img-alt": Text(
        de="Die Grafik braucht einen Alternativtext. Sagen Sie in einem Satz, was sie zeigt.",
        en="The graphic needs a text alternative. Say in a sentence what it shows.",
    ),
    "input-image-alt": _for_developers(
        de="Die Bildschaltfläche braucht einen Alternativtext, der sagt, was sie auslöst.",
        en="The image button needs a text alternative that says what it does.",
    ),
    "area-alt": Text(
        de="Jeder anklickbare Bereich des Bildes braucht einen Alternativtext, der das Ziel nennt. "
        "Besser ist eine Liste von Links unter dem Bild.",
        en="Each clickable part of the image needs a text that names its target. A list of links "
        "below the image is better.",
    ),
    "object-alt": Text(
        de="Schreiben Sie zum eingebetteten Inhalt einen Text, der dasselbe sagt, oder verlinken "
        "Sie ihn als Dokument.",
        en="Write a text that says the same as the embedded content, or link it as a document.",
    ),
    "color-contrast-enhanced": _for_developers(
        de="Das Gesetz verlangt diesen Kontrast nicht, er hilft aber allen, die schlecht sehen "
        "oder draußen auf dem Handy lesen. Wählen Sie die Schriftfarbe so, dass sie 7:1 erreicht.",
        en="The law does not ask for this contrast, but it helps everybody who sees poorly or "
        "reads on a phone outdoors. Choose a text colour that reaches 7:1.",
    ),
    "color-contrast": Text(
        de="Die Schrift hebt sich zu wenig vom Hintergrund ab. Wählen Sie eine dunklere Schrift "
        "oder einen helleren Grund: mindestens 4,5 zu 1, bei großer Schrift 3 zu 1. Eigene Farben "
        "im Text entfernen Sie am besten ganz.",
        en="The text stands out too little from its background. Choose a darker text or a lighter "
        "background: at least 4.5 to 1, for large text 3 to 1. Colours of your own in the text "
        "are best removed altogether.",
    ),
    "link-in-text-block": Text(
        de="Der Link unterscheidet sich nur durch die Farbe vom Text. Entfernen Sie eigene Farben "
        "und Formate am Link, dann wird er wieder unterstrichen.",
        en="Only its colour tells the link from the text. Remove your own colours and formats from "
        "the link; then it is underlined again.",
    ),
    "link-name": Text(
        de="Der Link hat keinen Text. Schreiben Sie hinein, wohin er führt; ist nur ein Bild "
        "verlinkt, nennen Sie das Ziel in dessen Alternativtext. Leere Links löschen Sie.",
        en="The link has no text. Write where it leads; if only an image is linked, name the "
        "target in its alternative text. Delete empty links.",
    ),
    "button-name": _for_developers(
        de="Die Schaltfläche hat keine Beschriftung und muss sagen, was sie auslöst.",
        en="The button has no label and must say what it does.",
    ),
    "input-button-name": _for_developers(
        de="Die Schaltfläche hat keine Beschriftung und muss sagen, was sie auslöst.",
        en="The button has no label and must say what it does.",
    ),
    "label": Text(
        de="Das Eingabefeld hat keine Beschriftung. Tragen Sie sie im Formular beim Feld ein; ein "
        "Beispieltext im Feld ersetzt sie nicht.",
        en="The input has no label. Enter it in the form beside the field; a sample text within "
        "the field does not replace it.",
    ),
    "select-name": Text(
        de="Die Auswahlliste hat keine Beschriftung. Tragen Sie sie im Formular beim Feld ein.",
        en="The select box has no label. Enter it in the form beside the field.",
    ),
    "label-title-only": Text(
        de="Das Feld hat nur einen Hinweis, der beim Überfahren erscheint. Geben Sie ihm eine "
        "sichtbare Beschriftung.",
        en="The field has only a hint that shows on hovering. Give it a visible label.",
    ),
    "form-field-multiple-labels": _for_developers(
        de="Das Feld hat mehrere Beschriftungen; Vorleseprogramme lesen dann oft nur eine davon.",
        en="The field has several labels, of which screen readers often read only one.",
    ),
    "label-content-name-mismatch": _for_developers(
        de="Der vorgelesene Name muss den sichtbaren Text enthalten, sonst findet ihn die "
        "Sprachsteuerung nicht.",
        en="The name that is read out must contain the visible text, else speech control cannot "
        "find it.",
    ),
    "autocomplete-valid": _for_developers(
        de="Das Feld sagt dem Browser nicht richtig, welche Angabe es erwartet.",
        en="The field does not tell the browser correctly what it asks for.",
    ),
    "document-title": Text(
        de="Die Seite hat keinen Titel. Tragen Sie ihn im Feld „Titel“ ein.",
        en="The page has no title. Enter it in the field “Title”.",
    ),
    "html-has-lang": _for_developers(
        de="Die Seite sagt nicht, in welcher Sprache sie geschrieben ist.",
        en="The page does not say in which language it is written.",
    ),
    "html-lang-valid": _for_developers(
        de="Die Sprachangabe der Seite ist keine gültige Kennung; für Deutsch heißt sie „de“.",
        en="The page's language is no valid code; for English it is “en”.",
    ),
    "valid-lang": Text(
        de="Die Sprachangabe an dieser Stelle ist keine gültige Kennung. Entfernen Sie die "
        "Auszeichnung und setzen Sie sie mit dem Knopf „Englische Textstelle“ neu.",
        en="The language of this passage is no valid code. Remove the mark and set it again with "
        "the button “English passage”.",
    ),
    "empty-heading": Text(
        de="Die Überschrift ist leer. Schreiben Sie ihren Text hinein oder löschen Sie den Block.",
        en="The heading is empty. Write its text or delete the block.",
    ),
    "heading-order": Text(
        de="Eine Ebene ist übersprungen. Unter eine Überschrift der Ebene 2 gehört Ebene 3, nicht "
        "4. Wählen Sie die Ebene nach der Gliederung, nicht nach der Schriftgröße.",
        en="A level is skipped. Below a heading of level 2 comes level 3, not 4. Choose the level "
        "for the outline, not for the size of the letters.",
    ),
    "page-has-heading-one": Text(
        de="Jede Seite braucht genau eine Hauptüberschrift; hier entsteht sie aus dem Seitentitel. "
        "Fehlt sie trotzdem, geben Sie den Befund an die Technik.",
        en="Each page needs one main heading; here it is made from the page's title. If it is "
        "missing all the same, pass the issue on to the developers.",
    ),
    "p-as-heading": Text(
        de="Dieser Absatz sieht aus wie eine Überschrift. Machen Sie eine daraus: löschen Sie ihn "
        "und fügen Sie einen Überschriftenblock ein.",
        en="This paragraph looks like a heading. Make it one: delete it and add a heading block.",
    ),
    "list": Text(
        de="In der Liste steht etwas, das kein Listenpunkt ist. Legen Sie die Liste mit dem "
        "Listenknopf neu an und fügen Sie den Text ohne Formatierung ein.",
        en="Something in the list is no list item. Make the list anew with the list button and "
        "paste the text without its formatting.",
    ),
    "listitem": Text(
        de="Dieser Listenpunkt gehört zu keiner Liste. Legen Sie die Liste mit dem Listenknopf an.",
        en="This list item belongs to no list. Make the list with the list button.",
    ),
    "definition-list": _for_developers(
        de="Die Liste aus Begriffen und Erklärungen ist falsch aufgebaut.",
        en="The list of terms and descriptions is not built as it must be.",
    ),
    "dlitem": _for_developers(
        de="Begriff oder Erklärung stehen außerhalb ihrer Liste.",
        en="A term or a description stands outside its list.",
    ),
    "td-headers-attr": Text(
        de="Die Tabelle verweist auf Kopfzellen, die es nicht gibt. Legen Sie sie als "
        "Tabellenblock neu an.",
        en="The table refers to headers that do not exist. Make it anew as a table block.",
    ),
    "th-has-data-cells": Text(
        de="Zu dieser Kopfzelle gehören keine Daten. Prüfen Sie, ob die erste Zeile oder Spalte "
        "der Tabelle wirklich ihre Überschriften enthält.",
        en="No data belong to this header. Check whether the first row or column of the table "
        "really holds its headings.",
    ),
    "empty-table-header": Text(
        de="Schreiben Sie in die leere Kopfzelle, was in ihrer Spalte oder Zeile steht.",
        en="Write into the empty header what its column or row holds.",
    ),
    "table-duplicate-name": Text(
        de="Beschriftung und Zusammenfassung der Tabelle sind gleich. Lassen Sie nur die "
        "Beschriftung stehen.",
        en="The table's caption and its summary are the same. Keep the caption only.",
    ),
    "table-fake-caption": Text(
        de="Die erste Zeile dient als Beschriftung der Tabelle. Tragen Sie den Text in das Feld "
        "„Beschriftung“ ein und löschen Sie die Zeile.",
        en="The first row serves as the table's caption. Enter its text in the field “Caption” and "
        "delete the row.",
    ),
    "td-has-header": Text(
        de="Die Tabelle hat Zellen ohne Kopfzelle. Legen Sie im Tabellenblock fest, dass die erste "
        "Zeile oder Spalte Überschriften enthält.",
        en="The table has cells without a header. Say in the table block that the first row or "
        "column holds headings.",
    ),
    "frame-title": Text(
        de="Der eingebettete Inhalt braucht einen Titel, der sagt, was er zeigt, zum Beispiel "
        "„Video: Rundgang durch das Rathaus“.",
        en="The embedded content needs a title that says what it shows, such as “Video: a tour of "
        "the town hall”.",
    ),
    "frame-title-unique": Text(
        de="Mehrere eingebettete Inhalte heißen gleich. Geben Sie jedem einen eigenen Titel.",
        en="Several embedded parts have the same title. Give each its own.",
    ),
    "video-caption": Text(
        de="Laden Sie zum Video eine Untertiteldatei (VTT) hoch.",
        en="Upload a file with captions (VTT) for the video.",
    ),
    "audio-caption": Text(
        de="Stellen Sie zur Tonaufnahme den gesprochenen Text auf die Seite.",
        en="Put the spoken text of the recording on the page.",
    ),
    "no-autoplay-audio": Text(
        de="Der Ton startet von selbst. Schalten Sie die automatische Wiedergabe ab.",
        en="The sound starts by itself. Turn automatic playing off.",
    ),
    "meta-refresh": _for_developers(
        de="Die Seite lädt sich nach einer Frist neu oder leitet weiter; das muss entfallen.",
        en="The page reloads or redirects after a while, which must not be.",
    ),
    "meta-viewport": _for_developers(
        de="Die Seite verbietet das Vergrößern.",
        en="The page forbids zooming.",
    ),
    "bypass": _for_developers(
        de="Es fehlt ein Weg, die wiederkehrenden Teile der Seite zu überspringen.",
        en="There is no way to skip the parts that come back on each page.",
    ),
    "region": _for_developers(
        de="Ein Teil der Seite liegt außerhalb der benannten Bereiche wie Kopf, Hauptinhalt, Fuß.",
        en="A part of the page lies outside the landmarks such as header, main and footer.",
    ),
    "landmark-one-main": _for_developers(
        de="Der Hauptinhalt der Seite ist nicht als solcher ausgezeichnet.",
        en="The main content of the page is not marked as such.",
    ),
    "landmark-unique": _for_developers(
        de="Zwei Bereiche der Seite heißen gleich und sind nicht zu unterscheiden.",
        en="Two landmarks of the page have the same name and cannot be told apart.",
    ),
    "skip-link": _for_developers(
        de="Das Ziel der Sprungmarke gibt es nicht oder es lässt sich nicht erreichen.",
        en="The skip link's target does not exist or cannot be reached.",
    ),
    "tabindex": Text(
        de="Der übernommene Inhalt legt eine eigene Reihenfolge für die Tabulatortaste fest. "
        "Entfernen Sie dort das Attribut tabindex.",
        en="The imported content sets its own order for the Tab key. Remove the attribute tabindex "
        "there.",
    ),
    "target-size": Text(
        de="Die Fläche zum Antippen ist kleiner als 24 mal 24 Pixel und liegt zu nah an der "
        "nächsten. Stehen Links dicht untereinander, machen Sie eine Liste daraus.",
        en="The area to tap is smaller than 24 by 24 pixels and too close to the next. If links "
        "stand close together, make a list of them.",
    ),
    "scrollable-region-focusable": _for_developers(
        de="Ein Bereich lässt sich nur mit der Maus verschieben, nicht mit der Tastatur.",
        en="A part of the page can be scrolled with the mouse only, not with the keyboard.",
    ),
    "nested-interactive": _for_developers(
        de="Ein Bedienelement steckt in einem anderen; Vorleseprogramme überspringen das innere.",
        en="A control lies within another; screen readers skip the inner one.",
    ),
    "avoid-inline-spacing": Text(
        de="Der Text schreibt seine Abstände fest vor. Fügen Sie ihn ohne Formatierung neu ein.",
        en="The text fixes its own spacing. Paste it again without its formatting.",
    ),
    "marquee": Text(
        de="Entfernen Sie die Laufschrift und schreiben Sie den Text als gewöhnlichen Absatz.",
        en="Remove the moving text and write it as an ordinary paragraph.",
    ),
    "blink": Text(
        de="Entfernen Sie das Blinken.",
        en="Remove the blinking.",
    ),
    "aria-hidden-focus": _for_developers(
        de="Ein vor Vorleseprogrammen verborgener Teil ist mit der Tabulatortaste erreichbar.",
        en="A part that is hidden from screen readers can be reached with the Tab key.",
    ),
    "duplicate-id-aria": _for_developers(
        de="Eine Kennung, auf die Beschriftungen verweisen, kommt mehrfach vor.",
        en="An identifier that labels refer to occurs more than once.",
    ),
}
