"""Rules of other engines that failed pages which were right, and what becomes of what they say.

Found by running each rule over the test cases of the W3C's ACT rules, in the versions that ADR 10
names, and over pages of our own, which stand here as HTML. Whoever updates an engine tries them
again with bench/accuracy.py. What axe-core itself calls experimental is no part of this: see
`accessibility.engines.axe`.

Nor is it named by rule that AccessLint speaks of what nobody meets: ``scripts/accesslint.js``
leaves out all that is not rendered, inert or shut away.
"""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final


class Use(Enum):
    """What becomes of a rule."""

    OFF = auto()
    """It does not run."""
    DOUBT = auto()
    """What it finds is for a person to judge, unless another engine finds it too."""
    REPLACED = auto()
    """A live rule of ours overrules it; where that did not run, what it finds is a doubt."""
    PARTLY = auto()
    """It runs, and the engine's script leaves such elements out, or does not name the ACT rule."""


@dataclass(frozen=True, slots=True)
class Distrusted:
    """A rule with the good cases that it failed, as ACT rule and test case or as HTML, and why."""

    engine: str
    rule: str
    use: Use
    cases: tuple[str, ...]
    reason: str


DISTRUSTED: Final = (
    Distrusted(
        "axe",
        "frame-focusable-content",
        Use.DOUBT,
        ("akn7bn/c88fcaf4d90e2156de75a1cdad8734a3d75c49e4",),
        "a frame may leave the tab order for as long as a modal dialog is open",
    ),
    Distrusted(
        "axe",
        "label-content-name-mismatch",
        Use.REPLACED,
        ("2ee8b8/4c8c38022d15c92158ecaaa647fe8ca2c330f485",),
        "an abbreviation such as “University Ave.” is written out in the name; "
        "label-not-in-name knows abbreviations, in the page but not in frames",
    ),
    Distrusted(
        "axe",
        "autocomplete-valid",
        Use.PARTLY,
        ('<input type="checkbox" autocomplete="ja">',),
        "nothing is typed into it, so that browsers ignore the attribute; AccessLint errs as well",
    ),
    Distrusted(
        "axe",
        "link-name",
        Use.PARTLY,
        ('<a href="/" role="button"></a>',),
        "what has the role of a button is no link: the name is missing, but not by the ACT rule",
    ),
    Distrusted(
        "axe",
        "object-alt",
        Use.PARTLY,
        ('<object data="page.html"></object>',),
        "a page or a file in it speaks for itself; the ACT rule is about pictures and media",
    ),
    Distrusted(
        "accesslint",
        "adaptable/aria-required-children",
        Use.OFF,
        ('<div role="list"><x-item></x-item></div> with role="listitem" in the shadow tree',),
        "it does not look into shadow trees; axe-core does, and finds the rest",
    ),
    Distrusted(
        "accesslint",
        "adaptable/aria-required-parent",
        Use.OFF,
        ("ff89c9/b81cf2923d30381d48980be59729a5cb0d792059",),
        "the list may own its items by aria-owns",
    ),
    Distrusted(
        "accesslint",
        "adaptable/td-headers-attr",
        Use.OFF,
        ("a25f45/add6f67d15c10ce6195ff5488ae7f5dab8bc3632",),
        "an element with another role than table has no header cells",
    ),
    Distrusted(
        "accesslint",
        "aria/aria-hidden-focus",
        Use.PARTLY,
        ('<fieldset disabled aria-hidden="true"><button>Senden</button></fieldset>',),
        "what is disabled, or in a closed part, cannot be focused",
    ),
    Distrusted(
        "accesslint",
        "aria/aria-valid-attr-value",
        Use.PARTLY,
        ('<div role="button" aria-pressed="" tabindex="0">Fett</div>',),
        "an attribute without a value counts as not set; axe-core asks a person",
    ),
    Distrusted(
        "accesslint",
        "distinguishable/letter-spacing",
        Use.OFF,
        ('<p style="letter-spacing: .05em !important; opacity: 0">Text</p>',),
        "nobody sees the text; axe-core's avoid-inline-spacing finds the rest",
    ),
    Distrusted(
        "accesslint",
        "distinguishable/line-height",
        Use.OFF,
        ('<p style="line-height: 1.1 !important; opacity: 0">Text</p>',),
        "as letter-spacing",
    ),
    Distrusted(
        "accesslint",
        "distinguishable/word-spacing",
        Use.OFF,
        ('<p style="word-spacing: .02em !important; opacity: 0">Text</p>',),
        "as letter-spacing",
    ),
    Distrusted(
        "accesslint",
        "enough-time/meta-refresh",
        Use.OFF,
        ('<meta http-equiv="refresh" content="30: page.html">',),
        "what HTML does not allow leads nowhere; axe-core knows, and finds the rest",
    ),
    Distrusted(
        "accesslint",
        "enough-time/meta-refresh-no-exception",
        Use.PARTLY,
        ('<meta http-equiv="refresh" content="20x; url=/page">',),
        "as meta-refresh, but axe-core's own rule without exceptions does not run",
    ),
    Distrusted(
        "accesslint",
        "keyboard-accessible/scrollable-region",
        Use.OFF,
        (
            '<textarea rows="2">A text of many lines</textarea>',
            '<div contenteditable style="height: 80px; overflow: auto">A text of many lines</div>',
            '<div style="height: 80px; overflow-y: hidden">A text of many lines</div>',
        ),
        "fields scroll by themselves, and what is cut off does not scroll at all; axe-core knows",
    ),
    Distrusted(
        "accesslint",
        "labels-and-names/frame-title-unique",
        Use.OFF,
        (
            "4b1c6c/08c5575023e8bf16caabcf01a1c8d40fe6ecaf94",
            "4b1c6c/1fe7e9b43510e6e25007a67611a5a0ace14c1fd0",
            "4b1c6c/380a799833429075d0e99667d1e0021008aab386",
            "4b1c6c/72d5c95606c82e7570f3496c4cc02512b639aaf3",
        ),
        "frames that serve the same purpose may share a name; frames-share-a-name asks a person",
    ),
    Distrusted(
        "accesslint",
        "labels-and-names/label-content-mismatch",
        Use.OFF,
        ("2ee8b8/5fccc3aa980834bf0889dbd79fba656eeb208fe4",),
        "letters in elements of their own can make one word",
    ),
    Distrusted(
        "accesslint",
        "navigable/empty-heading",
        Use.OFF,
        ('<h1 role="tab"></h1>', '<h2 role="none"></h2>'),
        "another role makes no heading; heading-empty and axe-core find the rest",
    ),
    Distrusted(
        "accesslint",
        "text-alternatives/object-alt",
        Use.OFF,
        ("<object></object>", '<object type="application/pdf" data="plan.pdf"></object>'),
        "the object holds no picture; axe-core sees what has been loaded",
    ),
    Distrusted(
        "accesslint",
        "time-based-media/audio-transcript",
        Use.OFF,
        (
            "e7aa44/dedfb667190bd564527247550565cdea8ccefd3f",
            "e7aa44/fae177d6e342bce9e0b7ea3dad353d4253bd4e67",
        ),
        "the transcript may stand in the text before or after the player",
    ),
    Distrusted(
        "accesslint",
        "time-based-media/video-captions",
        Use.OFF,
        ("eac66b/47dd719ce35a9aef8dddd58fc3b1c08956d92889",),
        "the film may repeat what the text on the page says already",
    ),
)


def distrusted(engine: str, use: Use) -> frozenset[str]:
    """The rules of an engine with which this is done."""
    return frozenset(each.rule for each in DISTRUSTED if (each.engine, each.use) == (engine, use))
