"""What the markup says of a picture: its file's name in words, and the name it goes by."""

import re
from typing import Final
from urllib.parse import unquote, urlsplit

from bs4 import Tag

from accessibility.document import HtmlPage, attribute, collapse
from accessibility.vocabulary import LITTLE_WORDS, folded

_EXTENSION: Final = re.compile(r"\.(?:avif|gif|jpe?g|png|svg|webp)$", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+\d*[^\W\d_]*|\d+[^\W\d_]+")
_CONTROLS: Final = frozenset({"a", "button", "input", "label", "summary"})
_ROLES_OF_CONTROLS: Final = frozenset(
    {"button", "link", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "radio"}
    | {"switch", "tab", "treeitem"}
)
EMBLEMS: Final = frozenset({"emblem", "icon", "logo", "logos", "siegel", "signet", "wappen"})
"""Kinds of pictures that stand for one thing, and say which."""
_KINDS_WORDS: Final = """
abbildung bild bilddatei foto fotografie grafik graphic graphik illustration image img photo
photograph pic picture
"""
KINDS_OF_PICTURES: Final = frozenset(_KINDS_WORDS.split())
"""What any picture is, so that the word says nothing of one."""
_NO_CONTENT_WORDS = """
a alt and auf background banner bg bild bilder big button click cmyk copy der des desktop die das
datei dim dpi dsc final foto gif gross header hero hg icon image images img jpeg jpg klein kopie
large logo logos max min mini mobile neu new of one original photo pic picture png px quer rgb
scaled screenshot signet small stock svg symbol test the thumb thumbnail titelbild und upload
version von wappen web webp siegel emblem flag colour color farbe farbig white weiss black schwarz
square rund round shutterstock istock adobestock
"""
_NO_CONTENT: Final = frozenset(_NO_CONTENT_WORDS.split())


def file_words(address: str) -> list[str]:
    """The words of a picture's file name; none where the address names no picture."""
    try:
        name = unquote(urlsplit(address.strip()).path.rpartition("/")[2])
    except ValueError:  # the address is malformed, such as "http://["
        return []
    if not _EXTENSION.search(name):
        return []
    return [folded(word) for word in _WORD.findall(_EXTENSION.sub("", name).replace("_", "-"))]


def telling_file_words(address: str) -> list[str]:
    """Those that say what the picture shows, not what kind of file it is."""
    return [
        word
        for word in file_words(address)
        if len(word) > 1 and word not in _NO_CONTENT and word not in LITTLE_WORDS
    ]


def is_emblem(address: str) -> bool:
    """Whether the file is named as a logo or the like."""
    return not EMBLEMS.isdisjoint(file_words(address))


def is_of_a_control(tag: Tag) -> bool:
    """Whether its name says what a link, a button or a field is for: "Photo" takes one."""
    return any(
        part.name in _CONTROLS or attribute(part, "role") in _ROLES_OF_CONTROLS
        for part in (tag, *tag.parents)
    )


def says_same(file_name_words: list[str], name: str) -> bool:
    """Whether one of the words, or the name's initials, says in the name what the file says."""
    plain = folded(name)
    squeezed = re.sub(r"[\W_]+", "", plain)
    initials = "".join(word[0] for word in plain.split() if word[0].isalnum())
    return any(
        (word[:4] if len(word) > 5 else word) in squeezed or (len(word) > 1 and word in initials)  # noqa: PLR2004
        for word in file_name_words
    )


def name_of_picture(page: HtmlPage, tag: Tag) -> str:
    """The name that the markup gives to an image, a canvas, an SVG, an object or a button."""
    if labelled := collapse(attribute(tag, "aria-labelledby") or attribute(tag, "aria-label")):
        referred = [page.by_id[key] for key in labelled.split() if key in page.by_id]
        if tag.has_attr("aria-labelledby") and referred:
            return collapse(" ".join(page.wording(other) for other in referred))
        return collapse(attribute(tag, "aria-label"))
    if tag.name == "svg":
        title = tag.find("title")
        return collapse(title.get_text()) if isinstance(title, Tag) else ""
    return collapse(attribute(tag, "alt") or attribute(tag, "title"))
