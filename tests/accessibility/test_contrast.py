import pytest

from accessibility.contrast import BLACK, WHITE, Colour, contrast, parse_colour


def test_black_on_white_is_the_most_there_is() -> None:
    assert contrast(BLACK, WHITE) == contrast(WHITE, BLACK) == pytest.approx(21)
    assert contrast(WHITE, WHITE) == 1


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#767676", 4.54), ("#777777", 4.48), ("#949494", 3.03), ("red", 4.0)]
)
def test_known_ratios_on_white(colour: str, ratio: float) -> None:
    parsed = parse_colour(colour)
    assert parsed is not None
    assert contrast(parsed, WHITE) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize(
    "text", ["#f00", "#FF0000", " red ", "rgb(255, 0, 0)", "hsl(0, 100%, 50%)"]
)
def test_colours_are_read_in_every_notation(text: str) -> None:
    assert parse_colour(text) == Colour(255, 0, 0)


@pytest.mark.parametrize(
    "text", ["none", "currentColor", "", "url(#g)", "#ff000080", "rgba(255,0,0,.5)", "var(--x)"]
)
def test_what_is_no_plain_opaque_colour_is_unknown(text: str) -> None:
    assert parse_colour(text) is None
