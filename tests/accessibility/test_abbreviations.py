import pytest

from accessibility.abbreviations import abbreviations, is_explained


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Das OZG und der ÖPNV", ["OZG", "ÖPNV"]),
        ("OZG-Leistungen und IHKs", ["OZG", "IHK"]),
        ("PDF, EU, NRW, KB und USA", []),
        ("Kapitel IV und XII", []),
        ("A59, B8, COVID-19, M-03", []),
        ("mail@OZG.example und #OZG", []),
        ("DAS OZG REGELT VIEL", []),
        ("GmbH und Kita", []),
    ],
)
def test_abbreviations_are_capitals_that_not_everybody_knows(text: str, found: list[str]) -> None:
    assert [token for token, _ in abbreviations(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Das Onlinezugangsgesetz (OZG) gilt.",
        "Das Onlinezugangsgesetz (kurz: OZG) gilt.",
        "Das Onlinezugangsgesetz („OZG“) gilt.",
        "Das OZG (Onlinezugangsgesetz) gilt.",
        "OZG steht für Onlinezugangsgesetz.",
        "OZG: Onlinezugangsgesetz",
        "Das Onlinezugangsgesetz, kurz OZG, gilt.",
        "The OZG stands for a German law.",
    ],
)
def test_the_long_form_beside_it_explains_an_abbreviation(text: str) -> None:
    assert is_explained(text, "OZG", at=text.index("OZG"))


@pytest.mark.parametrize(
    "text", ["Das OZG gilt.", "Es gilt (OZG).", "Das OZG (2017) gilt.", "(siehe OZG) Onlinezugang"]
)
def test_without_the_long_form_it_is_unexplained(text: str) -> None:
    assert not is_explained(text, "OZG", at=text.index("OZG"))
