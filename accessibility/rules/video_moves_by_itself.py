"""A silent video that starts by itself and goes on, without a way to stop it."""

from collections.abc import Iterator

from accessibility.controls import acts_by_script
from accessibility.findings import Impact, Text
from accessibility.rules import Broken, Doubt, HtmlPage, rule


@rule(
    criteria=("2.2.2",),
    impact=Impact.SERIOUS,
    applies_to="video",
    title=Text(
        de="Video läuft von selbst und lässt sich nicht anhalten",
        en="Video plays by itself and cannot be stopped",
    ),
    why=Text(
        de="Bewegung neben dem Text zieht den Blick auf sich. Manche Menschen können dann nicht "
        "weiterlesen, anderen wird davon schwindlig.",
        en="Movement beside the text draws the eye. Some people cannot read on then, others get "
        "dizzy.",
    ),
    advice=Text(
        de="Nutzen Sie den Videobaustein, der nie von selbst abspielt, oder zeigen Sie ein Bild. "
        "In übernommenem Inhalt entfernen Sie „autoplay“ und ergänzen „controls“.",
        en="Use the video block, which never plays by itself, or show a picture. In content taken "
        "over, remove “autoplay” and add “controls”.",
    ),
    for_developers=Text(
        de="Entfernen Sie „autoplay“, oder ergänzen Sie „controls“ und beachten Sie "
        "„prefers-reduced-motion“.",
        en="Remove “autoplay”, or give “controls” and heed “prefers-reduced-motion”.",
    ),
    fails='<video src="rundgang.mp4" autoplay muted loop></video>',
    passes='<video src="rundgang.mp4" controls></video>',
)
def video_moves_by_itself(page: HtmlPage) -> Iterator[Broken | Doubt]:
    may_be_stopped = acts_by_script(page) or page.find(("button", "input"))
    for video in page.named("video"):
        # What is hidden from screen readers alone still moves before everybody's eyes.
        if not video.has_attr("autoplay") or video.has_attr("controls"):
            continue
        if not page.is_drawn(video):
            continue
        if video.has_attr("loop") and not may_be_stopped:
            yield Broken(video)
        elif video.has_attr("loop") or video.has_attr("muted"):
            yield Doubt(video)
