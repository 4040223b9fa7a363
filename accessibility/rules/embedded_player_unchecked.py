"""A film or a recording in another site's player, of which the page says nothing.

What plays in a frame is not in the page: whether it has captions, only a person finds out.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from accessibility.findings import Impact, Text
from accessibility.rules import Doubt, HtmlPage, attribute, rule

_HOSTS = re.compile(
    r"(?:^|\.)(?:youtube\.com|youtube-nocookie\.com|player\.vimeo\.com|dailymotion\.com"
    r"|embed\.podigee\.com|w\.soundcloud\.com|open\.spotify\.com)$"
)
_PATHS = re.compile(r"^/videos/embed/|^/video-playlists/embed/")
"""Of PeerTube, which runs on many hosts."""
_QUESTION = Text(
    de="Hat der Film Untertitel, und steht alles Wichtige daneben als Text oder in einer "
    "Audiodeskription? Wenn nein: ergänzen oder auf eine Fassung verlinken, die sie hat.",
    en="Does the film have captions, and is all that matters beside it as text or in an audio "
    "description? If not: add them, or link to a version that has them.",
)


@rule(
    criteria=("1.2.1", "1.2.2", "1.2.3", "1.2.5"),
    impact=Impact.SERIOUS,
    applies_to="iframe",
    title=Text(
        de="Film oder Ton aus einem fremden Abspielfenster",
        en="Film or sound in another site's player",
    ),
    why=Text(
        de="Ohne Untertitel erfahren Gehörlose nicht, was gesagt wird, ohne Text oder "
        "Audiodeskription Blinde nicht, was zu sehen ist. Was im fremden Fenster abgespielt wird, "
        "kann die Prüfung nicht sehen.",
        en="Without captions deaf people do not learn what is said, without text or audio "
        "description blind people not what is seen. What the other site's player plays, the audit "
        "cannot see.",
    ),
    advice=Text(
        de="Sehen Sie sich den Film einmal ohne Ton und einmal ohne Bild an. Fehlt etwas, nutzen "
        "Sie den Videobaustein mit Untertiteln und Transkript.",
        en="Watch the film once without sound and once without the picture. If anything is "
        "missing, use the video block with captions and transcript.",
    ),
    for_developers=Text(
        de="Binden Sie Filme von der eigenen Website mit „video“ und „track“ ein.",
        en="Serve films from the site itself, with “video” and “track”.",
    ),
    fails='<iframe src="https://www.youtube-nocookie.com/embed/a1" title="Rundgang"></iframe>',
    passes='<iframe src="https://karten.example/plan" title="Stadtplan"></iframe>',
)
def embedded_player_unchecked(page: HtmlPage) -> Iterator[Doubt]:
    for frame in page.named("iframe"):
        if page.is_drawn(frame) and _is_player(attribute(frame, "src")):
            yield Doubt(frame, _QUESTION)


def _is_player(source: str) -> bool:
    try:
        address = urlsplit(source.strip())
    except ValueError:
        return False
    return bool(_HOSTS.search(address.hostname or "") or _PATHS.search(address.path))
