"""Frames with the same name that show different addresses.

ACT rule 4b1c6c: they must serve the same purpose, which only a person can see.
"""

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urljoin

from bs4 import Tag

from accessibility.document import attribute, collapse
from accessibility.findings import Impact, Text
from accessibility.rules import Doubt, HtmlPage, quoted, rule


@rule(
    impact=Impact.SERIOUS,
    applies_to="iframe, frame",
    criteria=("4.1.2",),
    act_rules=("4b1c6c",),
    same_as=("frame-title-unique",),
    title=Text(de="Eingebettete Inhalte heißen gleich", en="Embedded contents have the same name"),
    why=Text(
        de="Screenreader nennen eingebettete Inhalte beim Namen. Heißen zwei gleich und zeigen "
        "Verschiedenes, weiß man nicht, welchen man vor sich hat.",
        en="Screen readers call embedded contents by their names. Where two with the same name "
        "show different things, people do not know which one they are in.",
    ),
    advice=Text(
        de="Geben Sie jedem eingebetteten Inhalt einen Titel, der sagt, was er zeigt. Zeigen beide "
        "dasselbe, ist nichts zu tun.",
        en="Give each embedded content a title that says what it shows. Where both show the same, "
        "there is nothing to do.",
    ),
    for_developers=Text(
        de="Geben Sie „iframe“ ein eigenes „title“ aus dem, was die Redaktion eingetragen hat.",
        en="Give each “iframe” a “title” of its own, from what the editors have entered.",
    ),
    fails='<iframe title="Karte" src="/karte/bad/"></iframe>'
    '<iframe title="Karte" src="/karte/rat/"></iframe>',
    passes='<iframe title="Karte zum Freibad" src="/karte/bad/"></iframe>'
    '<iframe title="Karte zum Rathaus" src="/karte/rat/"></iframe>',
)
def frames_share_a_name(page: HtmlPage) -> Iterator[Doubt]:
    by_name: dict[str, list[Tag]] = defaultdict(list)
    for frame in page.shown("iframe", "frame"):
        if name := _name(page, frame):
            by_name[name.casefold()].append(frame)
    for frames in by_name.values():
        if len({_shown_by(page, frame) for frame in frames}) > 1:
            yield from (Doubt(frame, quoted(_name(page, frame))) for frame in frames[1:])


def _name(page: HtmlPage, frame: Tag) -> str:
    """What stands in a frame is only for browsers without frames, and no name."""
    referred = [page.by_id.get(key) for key in attribute(frame, "aria-labelledby").split()]
    labelled = " ".join(page.wording(other) for other in referred if other is not None)
    return collapse(labelled or attribute(frame, "aria-label").strip() or attribute(frame, "title"))


def _shown_by(page: HtmlPage, frame: Tag) -> str:
    if frame.has_attr("srcdoc"):
        return attribute(frame, "srcdoc")
    address = attribute(frame, "src").strip()
    try:
        return urljoin(page.url, address)
    except ValueError:
        return address
