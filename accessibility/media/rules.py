"""The rules about audio and video, with their texts."""

from typing import Final

from accessibility.findings import Impact, Text
from accessibility.live_rules import live_rule

_WHY_DEAF = Text(
    de="Wer nicht hört, und wer den Ton gerade nicht einschalten kann, erfährt sonst nichts von "
    "dem, was gesagt wird.",
    en="People who do not hear, or cannot turn the sound on just now, otherwise learn nothing of "
    "what is said.",
)
_WHY_BLIND = Text(
    de="Wer nicht sieht, erfährt sonst nichts von dem, was nur die Bilder zeigen.",
    en="People who do not see otherwise learn nothing of what only the pictures show.",
)

SOUND_WITHOUT_STOP = live_rule(
    "sound-cannot-be-stopped",
    title=Text(
        de="Ton startet von selbst und lässt sich nicht abstellen",
        en="Sound starts by itself and cannot be turned off",
    ),
    why=Text(
        de="Der Ton übertönt den Screenreader: Blinde können die Seite nicht benutzen, solange er "
        "läuft.",
        en="The sound drowns the screen reader: blind people cannot use the page as long as it "
        "plays.",
    ),
    advice=Text(
        de="Nutzen Sie den Videobaustein, der nie von selbst abspielt. In übernommenem Inhalt "
        "entfernen Sie „autoplay“ und ergänzen „controls“.",
        en="Use the video block, which never plays by itself. In content taken over, remove "
        "“autoplay” and add “controls”.",
    ),
    impact=Impact.SERIOUS,
    applies_to="audio, video",
    criteria=("1.4.2",),
    act_rules=("80f0bf", "4c31df", "aaa1bf"),
    overrules=("media-autoplay", "no-autoplay-audio"),
    for_developers=Text(
        de="Entfernen Sie „autoplay“ und jeden Aufruf von play() beim Laden, oder geben Sie "
        "„controls“ an.",
        en="Remove “autoplay” and every call of play() on load, or set “controls”.",
    ),
    fails='<audio src="gruss.mp3" autoplay></audio>',
    passes='<audio src="gruss.mp3" controls></audio>',
)
SOUND_BY_ITSELF = live_rule(
    "sound-starts-by-itself",
    title=Text(
        de="Ton startet von selbst, lässt sich aber abstellen",
        en="Sound starts by itself but can be turned off",
    ),
    why=Text(
        de="Bis die Schaltfläche gefunden ist, übertönt der Ton den Screenreader. Auch wer sich "
        "schwer konzentrieren kann, wird gestört.",
        en="Until the button is found, the sound drowns the screen reader. It also disturbs people "
        "who find it hard to concentrate.",
    ),
    advice=Text(
        de="Lassen Sie Besucherinnen und Besucher selbst starten: Nutzen Sie den Videobaustein, "
        "oder entfernen Sie „autoplay“.",
        en="Let visitors start it themselves: use the video block, or remove “autoplay”.",
    ),
    impact=Impact.MODERATE,
    applies_to="audio, video",
    act_rules=("aaa1bf",),
    for_developers=Text(
        de="Entfernen Sie „autoplay“, und rufen Sie play() nur auf einen Klick oder Tastendruck "
        "hin auf.",
        en="Remove “autoplay”, and call play() only upon a click or a key.",
    ),
    fails='<audio src="gruss.mp3" autoplay controls></audio>',
    passes='<audio src="gruss.mp3" controls></audio>',
)
WITHOUT_CONTROLS = live_rule(
    "media-without-controls",
    title=Text(de="Film oder Ton ohne Bedienelemente", en="Film or sound without controls"),
    why=Text(
        de="Ohne Schaltflächen lässt sich die Aufnahme nicht starten, anhalten oder leiser "
        "stellen, mit der Tastatur auch dann nicht, wenn ein Mausklick auf das Bild genügt.",
        en="Without buttons the recording cannot be started, stopped or turned down, and with the "
        "keyboard not even where a click on the picture is enough.",
    ),
    advice=Text(
        de="Nutzen Sie den Videobaustein, der die Bedienelemente mitbringt. In übernommenem Inhalt "
        "ergänzen Sie „controls“.",
        en="Use the video block, which brings the controls. In content taken over, add “controls”.",
    ),
    for_developers=Text(
        de="Geben Sie „controls“ an. Eigene Bedienelemente bauen Sie aus „button“ mit einem Namen "
        "wie „Abspielen“.",
        en="Set “controls”. Build controls of your own from a “button” with a name such as “Play”.",
    ),
    impact=Impact.SERIOUS,
    applies_to="audio, video",
    criteria=("2.1.1",),
    fails='<video src="rundgang.mp4"></video>',
    passes='<video src="rundgang.mp4" controls></video>',
)
CAPTIONS = live_rule(
    "video-without-captions",
    title=Text(de="Film hat keine brauchbaren Untertitel", en="Film has no usable captions"),
    why=_WHY_DEAF,
    advice=Text(
        de="Laden Sie im Videobaustein eine Untertiteldatei (WebVTT) hoch, in der alles steht, was "
        "gesagt wird, und was man sonst hören muss.",
        en="In the video block, upload a captions file (WebVTT) with all that is said and whatever "
        "else must be heard.",
    ),
    impact=Impact.CRITICAL,
    applies_to="video",
    criteria=("1.2.2",),
    act_rules=("f51b46", "eac66b", "ab4d13"),
    overrules=("video-caption",),
    for_developers=Text(
        de='Geben Sie die Datei als track kind="captions" mit „srclang“ aus und liefern Sie sie '
        "als „text/vtt“ vom selben Server.",
        en='Render the file as a track kind="captions" with “srclang”, and serve it as “text/vtt” '
        "from the same server.",
    ),
    fails='<video src="rat.mp4" controls></video>',
    passes='<video src="rat.mp4" controls><track kind="captions" src="rat.vtt"></video>',
)
DESCRIPTION = live_rule(
    "video-without-description",
    title=Text(
        de="Für die Bilder des Films fehlt womöglich eine Beschreibung",
        en="The film's pictures may lack a description",
    ),
    why=_WHY_BLIND,
    advice=Text(
        de="Bieten Sie eine Fassung an, in der eine Stimme sagt, was zu sehen ist "
        "(Audiodeskription), oder sprechen Sie es im Film selbst aus. Ein Transkript hilft "
        "zusätzlich.",
        en="Offer a version in which a voice tells what is to be seen (audio description), or say "
        "it in the film itself. A transcript helps as well.",
    ),
    impact=Impact.SERIOUS,
    applies_to="video",
    criteria=("1.2.3", "1.2.5"),
    act_rules=("c5a4ea", "1ec09b", "1ea59c", "1a02b0"),
    for_developers=Text(
        de="Bieten Sie die beschriebene Fassung als eigene Quelle an, die sich am Film wählen "
        "lässt: Eine Textspur „descriptions“ liest kein Browser vor.",
        en="Offer the described version as a source of its own that can be chosen at the film: no "
        "browser reads a “descriptions” track out.",
    ),
    fails='<video src="rundgang.mp4" controls></video>',
    passes='<video src="rundgang-mit-audiodeskription.mp4" controls></video>'
    '<a href="ohne/">Film ohne Audiodeskription</a>',
)
SILENT_FILM = live_rule(
    "silent-film-without-text",
    title=Text(de="Film ohne Ton wird nicht beschrieben", en="Film without sound is not described"),
    why=_WHY_BLIND,
    advice=Text(
        de="Schreiben Sie unter den Film, was er zeigt; im Videobaustein gibt es dafür das Feld "
        "„Transkript“.",
        en="Write below the film what it shows; the video block has the field “Transcript” for it.",
    ),
    impact=Impact.SERIOUS,
    applies_to="video",
    criteria=("1.2.1",),
    act_rules=("c3232f", "ee13b5", "d7ba54", "fd26cf"),
    for_developers=Text(
        de="Geben Sie den Text sichtbar neben dem „video“ aus und verbinden Sie beide mit "
        "„aria-describedby“.",
        en="Render the text visibly beside the “video” and connect the two with "
        "“aria-describedby”.",
    ),
    fails='<video src="baustelle-ohne-ton.mp4" controls></video>',
    passes='<video src="baustelle-ohne-ton.mp4" controls></video>'
    "<p>Der Film zeigt, wie die Straße aufgerissen und das Glasfaserkabel verlegt wird.</p>",
)
TRANSCRIPT = live_rule(
    "audio-without-transcript",
    title=Text(
        de="Zur Tonaufnahme fehlt ein Transkript", en="The sound recording lacks a transcript"
    ),
    why=_WHY_DEAF,
    advice=Text(
        de="Stellen Sie den Wortlaut neben die Aufnahme, oder verlinken Sie ihn dort.",
        en="Put the wording beside the recording, or link it there.",
    ),
    impact=Impact.CRITICAL,
    applies_to="audio",
    criteria=("1.2.1",),
    act_rules=("e7aa44", "2eb176", "afb423"),
    overrules=("audio-caption",),
    for_developers=Text(
        de="Geben Sie das Transkript unter dem „audio“ als Text oder in einem „details“ aus.",
        en="Render the transcript below the “audio” as text or in a “details”.",
    ),
    fails='<audio src="rede.mp3" controls></audio>',
    passes='<audio src="rede.mp3" controls></audio><a href="rede/">Transkript der Rede</a>',
)
COMPARE = live_rule(
    "media-alternative-to-compare",
    title=Text(
        de="Untertitel oder Transkript mit der Aufnahme vergleichen",
        en="Compare captions or transcript with the recording",
    ),
    why=Text(
        de="Ein Transkript einer anderen Aufnahme oder fehlerhafte Untertitel helfen niemandem. Ob "
        "sie stimmen, hört und sieht nur ein Mensch.",
        en="A transcript of another recording, or captions with mistakes, help nobody. Whether "
        "they are right, only a person hears and sees.",
    ),
    advice=Text(
        de="Spielen Sie die Aufnahme einmal ab und lesen Sie mit. Stimmt alles, ist nichts weiter "
        "zu tun.",
        en="Play the recording once and read along. If all is right, nothing else has to be done.",
    ),
    impact=Impact.MINOR,
    applies_to="audio, video",
    criteria=("1.2.1", "1.2.2", "1.2.3"),
    act_rules=("e7aa44", "2eb176", "f51b46", "eac66b", "c5a4ea", "1a02b0", "c3232f", "ee13b5"),
    for_developers=Text(
        de="Ordnen Sie Untertitel und Transkript der Aufnahme über denselben Datensatz zu, damit "
        "beim Austausch der Datei beide auffallen.",
        en="Keep captions and transcript in the same record as the file, so that both are noticed "
        "when the file is replaced.",
    ),
    fails='<video src="rat.mp4" controls><track kind="captions" src="automatisch.vtt"></video>',
    passes='<audio src="rede.mp3" controls></audio><h3>Wortlaut der Rede</h3><p>Liebe …</p>',
)
RULES: Final = (
    SOUND_WITHOUT_STOP,
    SOUND_BY_ITSELF,
    WITHOUT_CONTROLS,
    CAPTIONS,
    DESCRIPTION,
    SILENT_FILM,
    TRANSCRIPT,
    COMPARE,
)
