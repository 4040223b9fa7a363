"""The demo's texts tell the same story wherever they tell it."""

from pages.demo.texts import PageText, read_pages, read_table


def text_of(path: str, *, language: str = "de") -> PageText:
    return next(text for text in read_pages() if (text.path, text.language) == (path, language))


def words_of(path: str, *, language: str = "de") -> str:
    return str(text_of(path, language=language).body)


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
