"""An ARIA name on an element that ARIA 1.2 forbids to name, such as a paragraph.

What is generic must have no description of its role either.

Browsers drop it or pass it on as they please, so what it says reaches some people and not others.
https://www.w3.org/TR/wai-aria-1.2/#namefromprohibited
"""

from collections.abc import Iterator

from bs4 import Tag

from accessibility.findings import Impact, Text
from accessibility.rules import HtmlPage, attribute, rule

_NAMES = ("aria-label", "aria-labelledby", "aria-braillelabel")
_OF_ROLES = ("aria-roledescription", "aria-brailleroledescription")
_PROHIBITED = (*_NAMES, *_OF_ROLES)
_ELEMENTS_WORDS = """
b bdi bdo code data del div em i ins p pre q s samp small span strong sub sup u
"""
_ELEMENTS = frozenset(_ELEMENTS_WORDS.split())
"""Elements that without a role are generic, or of another role that cannot be named."""
_GENERIC = frozenset(
    ["b", "bdi", "bdo", "data", "div", "i", "pre", "q", "samp", "small", "span", "u"]
)
_ROLES_WORDS = """
caption code deletion emphasis generic insertion none paragraph presentation strong subscript
superscript
"""
_ROLES = frozenset(_ROLES_WORDS.split())


@rule(
    act_rules=("kb1m8s",),
    impact=Impact.MODERATE,
    applies_to=", ".join(f"[{name}]" for name in _PROHIBITED),
    title=Text(
        de="ARIA-Name an einem Element, das keinen haben darf",
        en="ARIA name on an element that must not have one",
    ),
    why=Text(
        de="Ein Absatz oder ein bloßer Behälter hat keinen Namen. Manche Screenreader lesen ihn "
        "trotzdem vor, andere nicht: Was darin steht, erreicht nur einen Teil der Menschen.",
        en="A paragraph or a mere container has no name. Some screen readers read it all the same, "
        "others do not: what it says reaches only some people.",
    ),
    advice=Text(
        de="Schreiben Sie den Text sichtbar hin, oder lassen Sie die Technik dem Element eine "
        "Rolle geben, die einen Namen haben darf.",
        en="Write the text where it can be seen, or have developers give the element a role that "
        "may be named.",
    ),
    fails='<p aria-label="Früher 5 Euro"><s>5 €</s></p>',
    passes='<p><span role="img" aria-label="Barrierefrei">♿</span></p>',
    for_developers=Text(
        de="Entfernen Sie aria-label, oder geben Sie dem Element role=group, region oder img, wenn "
        "es das ist.",
        en="Remove aria-label, or give the element role=group, region or img if that is what it "
        "is.",
    ),
)
def name_on_unnameable(page: HtmlPage) -> Iterator[Tag]:
    for tag in page.shown():
        if (_says_any(tag, _NAMES) and _is_unnameable(tag)) or (
            _says_any(tag, _OF_ROLES) and _is_generic(tag)
        ):
            yield tag


def _says_any(tag: Tag, names: tuple[str, ...]) -> bool:
    return any(attribute(tag, name).strip() for name in names)


def _is_generic(tag: Tag) -> bool:
    role = attribute(tag, "role").casefold()
    return role == "generic" or (not role and tag.name in _GENERIC)


def _is_unnameable(tag: Tag) -> bool:
    roles = attribute(tag, "role").casefold().split()
    if not roles:
        return tag.name in _ELEMENTS
    # With a fallback or an unknown role it depends on the browser.
    return len(roles) == 1 and roles[0] in _ROLES and not _keeps_its_role(tag, roles[0])


def _keeps_its_role(tag: Tag, role: str) -> bool:
    """A global ARIA attribute makes browsers ignore a role that would take the meaning away."""
    return role in {"none", "presentation"} and tag.name not in _ELEMENTS
