"""The demo's texts tell the same story wherever they tell it."""

import pypdfium2

from pages.demo.texts import PageText, read_pages, read_table
from tests.source_tree import ROOT


def text_of(path: str, *, language: str = "de") -> PageText:
    return next(text for text in read_pages() if (text.path, text.language) == (path, language))


def words_of(path: str, *, language: str = "de") -> str:
    return str(text_of(path, language=language).body)


def words_of_file(name: str) -> str:
    with pypdfium2.PdfDocument(ROOT / f"pages/demo/files/documents/{name}.pdf") as pdf:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


def test_texts_tell_the_motion_from_the_council_s_decision() -> None:
    council = read_table("council")
    (decided,) = (
        meeting["start"].date().isoformat()
        for meeting in council["meetings"].values()
        if any(item["key"] == "antrag-beschlossen" for item in meeting["items"])
    )
    assert decided == "2021-03-30"
    assert council["papers"]["antrag-2021"]["date"].isoformat() == "2021-01-27"

    start = words_of("index")

    assert "Im Januar 2021 haben mehrere Fraktionen beantragt" in start
    assert "Am 30. März 2021 hat der Rat" in start
    assert "am 30. März 2021 einstimmig" in words_of("organisation/ratsantrag-2021")
    assert "decided on 30 March 2021" in words_of("organisation", language="en")


def test_texts_agree_on_the_principles() -> None:
    titles = [principle["title"] for principle in text_of("strategie").rows["principles"]]
    assert len(titles) == 5
    assert "fünf Grundsätze" in words_of("bibliothek/digitalstrategie-kurzfassung")
    assert "Five principles" in words_of("strategy", language="en")
    for name in ("digitalstrategie-kurzfassung", "digitalstrategie-kurzfassung-1-1"):
        words = words_of_file(name)
        assert "Fünf Grundsätze" in words
        assert [title for title in titles if f"{title}:" in words] == titles


def test_texts_name_the_tools_of_the_check() -> None:
    for words in (words_of("hilfe/so-pruefen-wir"), words_of("help/how-we-check", language="en")):
        assert "axe-core" in words
        assert "AccessLint" in words
