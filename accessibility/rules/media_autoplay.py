"""Sound that starts by itself. How long it lasts cannot be seen from the page."""

from collections.abc import Iterator

from accessibility.findings import Impact, Text
from accessibility.rules import Broken, Doubt, HtmlPage, rule


@rule(
    criteria=("1.4.2",),
    act_rules=("80f0bf",),
    impact=Impact.SERIOUS,
    same_as=("no-autoplay-audio",),
    applies_to="audio, video",
    title=Text(de="Ton oder Video startet von selbst", en="Sound or video starts by itself"),
    why=Text(
        de="Der Ton übertönt den Screenreader, sodass man die Schaltfläche zum Anhalten nicht "
        "findet. Auch wer sich schwer konzentrieren kann, wird gestört.",
        en="The sound drowns the screen reader, so that the button to stop it cannot be found. It "
        "also disturbs people who find it hard to concentrate.",
    ),
    advice=Text(
        de="Lassen Sie Besucherinnen und Besucher selbst starten: Nutzen Sie den Videobaustein, "
        "der nie von selbst abspielt, oder entfernen Sie „autoplay“.",
        en="Let visitors start it themselves: use the video block, which never plays by itself, "
        "or remove “autoplay”.",
    ),
    for_developers=Text(
        de="Entfernen Sie „autoplay“ und geben Sie dem Element „controls“.",
        en="Remove “autoplay” and give the element “controls”.",
    ),
    fails='<audio src="gruss.mp3" autoplay loop></audio>',
    passes='<audio src="gruss.mp3" controls></audio>',
)
def media_autoplay(page: HtmlPage) -> Iterator[Broken | Doubt]:
    can_be_controlled_by_script = bool(page.find(("button", "input")))
    for media in page.shown("audio", "video"):
        if not media.has_attr("autoplay") or media.has_attr("muted"):
            continue
        never_ends = media.has_attr("loop") and not media.has_attr("controls")
        if media.name == "audio" and never_ends and not can_be_controlled_by_script:
            yield Broken(media)
        else:
            yield Doubt(media)
