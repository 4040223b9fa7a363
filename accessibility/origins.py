"""Reads the comments by which the CMS says where a part of a page comes from.

The one adapter to `pages.origins`: nothing else here knows what the comments look like.
"""

from bs4 import Comment, Tag

from accessibility.findings import Origin, OriginKind

_PREFIX = "origin:"
_END = "origin:end"


def origin_of(element: Tag) -> Origin:
    """The innermost part that is open where the element stands.

    ``scripts/axe.js`` does the same for the elements of a live page.
    """
    node: Tag | None = element
    while node is not None:
        closed = 0
        for before in node.previous_siblings:
            if not isinstance(before, Comment) or not before.startswith(_PREFIX):
                continue
            if before == _END:
                closed += 1
            elif closed:
                closed -= 1
            else:
                return parse_origin(before)
        node = node.parent
    return Origin()


def parse_origin(comment: str) -> Origin:
    """``origin:block:42/body/9f3c:Text`` as an `Origin`; unknown for anything else."""
    prefix, _, rest = comment.partition(":")
    kind, _, place = rest.partition(":")
    key, _, label = place.partition(":")
    if f"{prefix}:" != _PREFIX or kind not in set(OriginKind) or not key:
        return Origin()
    return Origin(OriginKind(kind), key, label)
