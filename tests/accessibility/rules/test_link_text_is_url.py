import pytest

from tests.accessibility.rules import hits


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/x">https://stadt.example/x</a>', 1),
        ('<a href="/x">Wohngeld</a>', 0),
        ("<a>www.stadt.example</a>", 0),
    ],
)
def test_link_text_is_url(html: str, expected: int) -> None:
    assert len(hits("link-text-is-url", html)) == expected
