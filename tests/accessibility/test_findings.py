"""A fingerprint is the same for the same defect, wherever and however often it is seen."""

from dataclasses import replace

import pytest

from accessibility.findings import Impact, Origin, OriginKind, normalise_path, normalise_snippet
from tests.accessibility.audits import finding

LINK = finding(
    "link-name",
    selector="footer > ul > li:nth-child(3) > a",
    html='<a href="/x" id="link-17">\n  <img src="1.png"></a>',
)


@pytest.mark.parametrize(
    "same",
    [
        {"selector": "footer > ul > li:nth-child(9) > a"},
        {"selector": "footer > ul > li > a"},
        {"html": '<a  href="/x"\n id="link-4711">anders</a>'},
        {"state": "mobile-320"},
        {"impact": Impact.MINOR},
        {"engines": ("static",)},
        {"criteria": ("2.4.4",)},
    ],
)
def test_fingerprint_knows_no_position_number_state_or_engine(same: dict[str, object]) -> None:
    assert replace(LINK, **same).fingerprint == LINK.fingerprint  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "other",
    [
        {"rule": "image-alt"},
        {"selector": "header > ul > li > a"},
        {"html": '<a href="/y">'},
        {"origin": Origin(OriginKind.TEMPLATE, "footer.html")},
    ],
)
def test_fingerprint_tells_defects_apart(other: dict[str, object]) -> None:
    assert replace(LINK, **other).fingerprint != LINK.fingerprint  # type: ignore[arg-type]


def test_fingerprint_with_an_origin_rests_on_nothing_else() -> None:
    in_block = replace(LINK, origin=Origin(OriginKind.BLOCK, "42/body/9f3c", "Text"))
    elsewhere = replace(in_block, selector="main > a", html="<a>", origin=in_block.origin)
    renamed = replace(in_block, origin=Origin(OriginKind.BLOCK, "42/body/9f3c", "Absatz"))
    assert in_block.fingerprint == elsewhere.fingerprint == renamed.fingerprint
    other_block = replace(in_block, origin=Origin(OriginKind.BLOCK, "42/body/0000", "Text"))
    assert other_block.fingerprint != in_block.fingerprint


def test_fingerprint_fits_its_column() -> None:
    assert len(LINK.fingerprint) == 64


@pytest.mark.parametrize(
    ("html", "normal"),
    [
        ("<p>Text 1</p>", "<p"),
        ('<h2 id="heading-12"\n   class="a  b">Überschrift', '<h2 id="heading-#" class="a b"'),
        ("Text", "Text"),
        ("", ""),
    ],
)
def test_snippet_without_what_differs(html: str, normal: str) -> None:
    assert normalise_snippet(html) == normal


@pytest.mark.parametrize(
    ("path", "normal"),
    [
        ("ul > li:nth-child(3) > a", "ul > li > a"),
        ("tr:nth-of-type(2n+1) > td:nth-last-child(1)", "tr > td"),
        ("#block-7 > p", "#block-# > p"),
    ],
)
def test_path_without_positions(path: str, normal: str) -> None:
    assert normalise_path(path) == normal
