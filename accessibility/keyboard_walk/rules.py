"""What the keyboard walk checks, in words for editors."""

from accessibility.findings import Impact, Text
from accessibility.live_rules import live_rule

KEYBOARD_TRAP = live_rule(
    "keyboard-trap",
    impact=Impact.CRITICAL,
    criteria=("2.1.2",),
    act_rules=("80af7b", "a1b64e", "ebe86a"),
    title=Text(de="Tastaturfalle", en="Keyboard trap"),
    why=Text(
        de="Wer die Tastatur benutzt, kommt hier hinein, aber nicht mehr hinaus: Der Rest der "
        "Seite und der Browser sind nicht mehr zu erreichen.",
        en="People who use the keyboard get in here but not out again: the rest of the page and "
        "the browser can no longer be reached.",
    ),
    advice=Text(
        de="Entfernen Sie den eingebundenen Inhalt oder lassen Sie ihn so ändern, dass man ihn mit "
        "der Tabulatortaste oder mit Escape verlassen kann.",
        en="Remove the embedded content or have it changed so that it can be left with the tab key "
        "or with Escape.",
    ),
    for_developers=Text(
        de="Entfernen Sie Skripte, die bei „blur“ oder „keydown“ den Fokus zurückholen. Ein "
        "Dialog braucht showModal() oder muss sich mit Escape schließen lassen.",
        en="Remove scripts that take the focus back on “blur” or “keydown”. A dialogue needs "
        "showModal(), or has to close with Escape.",
    ),
    fails='<button onblur="setTimeout(() => this.focus())">Suchen</button>',
    passes="<button>Suchen</button>",
)
FOCUS_NOT_VISIBLE = live_rule(
    "focus-not-visible",
    impact=Impact.SERIOUS,
    criteria=("2.4.7",),
    act_rules=("oj04fd",),
    title=Text(de="Tastaturfokus ist nicht zu sehen", en="Keyboard focus cannot be seen"),
    why=Text(
        de="Wer mit der Tabulatortaste durch die Seite geht, sieht nicht, wo er gerade ist, und "
        "weiß nicht, was die Eingabetaste auslöst.",
        en="People who go through the page with the tab key do not see where they are, and do not "
        "know what the enter key will do.",
    ),
    advice=Text(
        de="Lassen Sie in der Gestaltung einen deutlichen Rahmen um das Element setzen, das den "
        "Fokus hat. Häufig wurde er mit „outline: none“ ausgeschaltet.",
        en="Have the design draw a clear outline around the element that has the focus. Often it "
        "was turned off with “outline: none”.",
    ),
    for_developers=Text(
        de="Ersetzen Sie „outline: none“ durch einen Umriss bei „:focus-visible“ mit einem "
        "Kontrast von 3:1.",
        en="Replace “outline: none” by an outline for “:focus-visible” with a contrast of 3:1.",
    ),
    fails='<a href="/rathaus" style="outline: none">Rathaus</a>',
    passes='<a href="/rathaus">Rathaus</a>',
)
FOCUS_COVERED = live_rule(
    "focus-covered",
    impact=Impact.SERIOUS,
    criteria=("2.4.11",),
    title=Text(
        de="Tastaturfokus liegt hinter einem festen Seitenteil",
        en="Keyboard focus lies behind a fixed part of the page",
    ),
    why=Text(
        de="Ein Seitenteil, das beim Scrollen stehen bleibt, verdeckt das Element vollständig, "
        "auf dem man gerade steht.",
        en="A part that stays in place while the page scrolls hides all of the element that has "
        "the focus.",
    ),
    advice=Text(
        de="Lassen Sie Platz für das feststehende Seitenteil frei, zum Beispiel mit "
        "„scroll-padding“, oder lassen Sie es mit der Seite scrollen.",
        en="Have the place of the fixed part kept free, for example with “scroll-padding”, or let "
        "it scroll with the page.",
    ),
    for_developers=Text(
        de="Geben Sie „html“ ein „scroll-padding“ in der Höhe des feststehenden Teils.",
        en="Give “html” a “scroll-padding” as high as the fixed part.",
    ),
    fails='<div style="position: fixed; inset: 0; background: #fff"></div><a href="/">Start</a>',
    passes='<a href="/">Start</a>',
)
FOCUS_ORDER = live_rule(
    "focus-order-jumps",
    impact=Impact.MODERATE,
    criteria=("2.4.3",),
    title=Text(
        de="Tabulatortaste springt gegen die Leserichtung",
        en="The tab key jumps against the reading order",
    ),
    why=Text(
        de="Springt der Fokus zurück nach oben, verlieren Menschen den Zusammenhang, die mit der "
        "Tastatur oder mit starker Vergrößerung arbeiten.",
        en="When the focus jumps back up, people who work with the keyboard or with a strong "
        "magnification lose track.",
    ),
    advice=Text(
        de="Prüfen Sie, ob die Reihenfolge verständlich ist. Sonst sollten die Elemente im "
        "Quelltext so aufeinander folgen, wie sie zu sehen sind.",
        en="Check that the order makes sense. Otherwise the elements should follow one another in "
        "the source as they are seen.",
    ),
    for_developers=Text(
        de="Ordnen Sie die Elemente im HTML, wie sie zu sehen sind, und verzichten Sie auf "
        "„order“, „row-reverse“ und „tabindex“ über 0.",
        en="Order the elements in the HTML as they are seen, and do without “order”, "
        "“row-reverse” and a “tabindex” above 0.",
    ),
    fails='<div style="display: flex; flex-direction: column-reverse">'
    '<a href="/1" style="margin-top: 300px">Erstens</a><a href="/2">Zweitens</a></div>',
    passes='<a href="/1">Erstens</a><br><a href="/2">Zweitens</a>',
)
FOCUS_LOST = live_rule(
    "focus-lost",
    impact=Impact.SERIOUS,
    criteria=("2.1.1", "2.4.7"),
    title=Text(
        de="Element gibt den Tastaturfokus gleich wieder ab",
        en="Element gives the keyboard focus away at once",
    ),
    why=Text(
        de="Ein Skript nimmt dem Element den Fokus. Mit der Tastatur lässt es sich nicht bedienen, "
        "und niemand sieht, wo er steht.",
        en="A script takes the focus from the element. It cannot be used with the keyboard, and "
        "nobody sees where they are.",
    ),
    advice=Text(
        de="Lassen Sie das Skript ändern, das den Fokus entfernt (häufig „onfocus“ mit „blur“).",
        en="Have the script changed that removes the focus (often “onfocus” with “blur”).",
    ),
    for_developers=Text(
        de="Entfernen Sie blur() aus den Skripten. Verschwindet ein Element, setzen Sie den Fokus "
        "auf das, was an seine Stelle tritt.",
        en="Remove blur() from the scripts. Where an element vanishes, set the focus on what "
        "takes its place.",
    ),
    fails='<a href="/rathaus" onfocus="this.blur()">Rathaus</a>',
    passes='<a href="/rathaus">Rathaus</a>',
)
CHANGE_ON_FOCUS = live_rule(
    "focus-leaves-page",
    impact=Impact.SERIOUS,
    criteria=("3.2.1",),
    title=Text(
        de="Seite wechselt, sobald ein Element den Fokus bekommt",
        en="Page changes as soon as an element receives focus",
    ),
    why=Text(
        de="Wer nur mit der Tabulatortaste weitergeht, landet ungewollt auf einer anderen Seite.",
        en="People who merely move on with the tab key unintentionally end up on another page.",
    ),
    advice=Text(
        de="Lassen Sie die neue Seite erst öffnen, wenn der Link oder die Schaltfläche betätigt "
        "wird.",
        en="Have the new page opened only when the link or button is activated.",
    ),
    for_developers=Text(
        de="Verlegen Sie den Wechsel der Seite von „focus“ auf „click“ oder „submit“.",
        en="Move the change of page from “focus” to “click” or “submit”.",
    ),
    fails='<a href="/start" onfocus="location.href = \'/neu\'">Start</a>',
    passes='<a href="/start">Start</a>',
)
CLICK_ONLY = live_rule(
    "click-only",
    impact=Impact.SERIOUS,
    criteria=("2.1.1",),
    title=Text(
        de="Element reagiert vielleicht nur auf die Maus",
        en="Element may react to the mouse only",
    ),
    why=Text(
        de="Das Element reagiert auf einen Klick, ist mit der Tabulatortaste aber nicht zu "
        "erreichen.",
        en="The element reacts to a click but cannot be reached with the tab key.",
    ),
    advice=Text(
        de="Prüfen Sie, ob dasselbe auch mit der Tastatur geht. Sonst gehört hierher ein Link oder "
        "eine Schaltfläche.",
        en="Check whether the same can be done with the keyboard. Otherwise a link or a button "
        "belongs here.",
    ),
    for_developers=Text(
        de="Nehmen Sie „button“ oder „a href“ statt „div“ oder „span“ mit „onclick“; beide hören "
        "von selbst auf die Tastatur.",
        en="Use “button” or “a href” rather than a “div” or “span” with “onclick”; both answer to "
        "the keyboard by themselves.",
    ),
    fails='<span style="cursor: pointer" onclick="location.hash = \'mehr\'">Mehr</span>',
    passes="<button onclick=\"location.hash = 'mehr'\">Mehr</button>",
)
CHARACTER_SHORTCUT = live_rule(
    "character-shortcut",
    impact=Impact.SERIOUS,
    criteria=("2.1.4",),
    act_rules=("ffbc54",),
    title=Text(de="Einzelne Taste löst etwas aus", en="A single key triggers something"),
    why=Text(
        de="Wer mit der Stimme diktiert oder mit zitternder Hand tippt, löst solche Tastenkürzel "
        "aus Versehen aus.",
        en="People who dictate by voice or type with a trembling hand trigger such shortcuts by "
        "accident.",
    ),
    advice=Text(
        de="Bieten Sie an, das Tastenkürzel abzuschalten oder mit Strg oder Alt zu belegen, oder "
        "lassen Sie es nur gelten, solange das betroffene Element den Fokus hat.",
        en="Offer a way to turn the shortcut off or to add Ctrl or Alt to it, or let it work only "
        "while the element concerned has the focus.",
    ),
    for_developers=Text(
        de="Prüfen Sie im „keydown“ auf „ctrlKey“ oder „altKey“, oder binden Sie das Kürzel an "
        "das Element, das den Fokus hat.",
        en="Check for “ctrlKey” or “altKey” in “keydown”, or bind the shortcut to the element "
        "that has the focus.",
    ),
    fails="<body onkeydown=\"if (event.key === 'n') document.title = 'Neu'\"><p>Rathaus</p></body>",
    passes="<body><p>Rathaus</p></body>",
)
_MOTION_WHY = Text(
    de="Wer das Gerät an einem Rollstuhl befestigt hat oder es nicht ruhig halten kann, braucht "
    "einen anderen Weg und muss die Steuerung abschalten können.",
    en="People whose device is fixed to a wheelchair, or who cannot hold it still, need another "
    "way and must be able to turn such control off.",
)
MOTION_ONLY = live_rule(
    "motion-only",
    impact=Impact.SERIOUS,
    criteria=("2.5.4",),
    act_rules=("7677a9",),
    title=Text(
        de="Bedienung nur durch Bewegen des Geräts", en="Operated by moving the device only"
    ),
    why=_MOTION_WHY,
    advice=Text(
        de="Bieten Sie Schaltflächen an, die dasselbe bewirken wie die Bewegung.",
        en="Offer buttons that do the same as the movement.",
    ),
    for_developers=Text(
        de="Rufen Sie die Funktion, die auf „deviceorientation“ oder „devicemotion“ hört, auch "
        "aus einem „button“ auf.",
        en="Call the function that listens to “deviceorientation” or “devicemotion” from a "
        "“button” as well.",
    ),
    fails='<p id="wert"></p><script>ondeviceorientation = (e) => { wert.textContent = e.gamma }'
    "</script>",
    passes="<p>Wert: 50</p>",
)
MOTION_ALWAYS_ON = live_rule(
    "motion-always-on",
    impact=Impact.SERIOUS,
    criteria=("2.5.4",),
    act_rules=("c249d5",),
    title=Text(
        de="Bewegungssteuerung lässt sich nicht abschalten",
        en="Control by movement cannot be turned off",
    ),
    why=_MOTION_WHY,
    advice=Text(
        de="Bieten Sie eine Einstellung an, mit der die Bewegungssteuerung abgeschaltet wird.",
        en="Offer a setting that turns control by movement off.",
    ),
    for_developers=Text(
        de="Hören Sie auf „devicemotion“ und „deviceorientation“ nur, solange die Einstellung "
        "dafür eingeschaltet ist.",
        en="Listen to “devicemotion” and “deviceorientation” only while the setting for it is "
        "turned on.",
    ),
    fails='<p id="wert"></p><script>ondeviceorientation = (e) => { wert.textContent = e.gamma }'
    "</script>",
    passes="<p>Wert: 50</p>",
)
WALK_RULES = (
    KEYBOARD_TRAP,
    FOCUS_NOT_VISIBLE,
    FOCUS_COVERED,
    FOCUS_ORDER,
    FOCUS_LOST,
    CHANGE_ON_FOCUS,
)
REACTION_RULES = (CLICK_ONLY, CHARACTER_SHORTCUT, MOTION_ONLY, MOTION_ALWAYS_ON)
