"""Where the page's parts come from is said to those who can prove that they may know."""

import re

import pytest
from django.core.signing import TimestampSigner
from django.test import Client
from wagtail.models import Page

from pages import origins

MARK = re.compile(r"<!--origin:.*?-->")


def html_of(client: Client, url: str, signature: str | None) -> str:
    headers = {origins.HEADER: signature} if signature is not None else {}
    html: str = client.get(url, headers=headers).content.decode()
    return html


@pytest.mark.parametrize(
    "signature",
    [None, "", "on", "on:abc:def", TimestampSigner(salt="other").sign("on")],
    ids=["none", "empty", "unsigned", "wrong", "for-something-else"],
)
def test_nobody_else_sees_the_marks(
    town: dict[str, Page], client: Client, signature: str | None
) -> None:
    assert "origin:" not in html_of(client, "/", signature)


def test_old_signature_is_refused(
    town: dict[str, Page], client: Client, settings: pytest.FixtureRequest
) -> None:
    settings.ORIGINS_MAX_AGE_SECONDS = -1  # type: ignore[attr-defined]

    assert "origin:" not in html_of(client, "/", origins.sign())


@pytest.mark.parametrize("name", ["HomePage", "MeasurePage", "ContentPage", "NewsIndexPage"])
def test_marks_change_nothing_else(town: dict[str, Page], client: Client, name: str) -> None:
    url = town[name].url
    client.get(url)

    assert MARK.sub("", html_of(client, url, origins.sign())) == html_of(client, url, None)


def test_marks_are_nested_and_hold_everything_visible(
    town: dict[str, Page], client: Client
) -> None:
    for page in town.values():
        html = html_of(client, page.url, origins.sign())
        body = html[html.index("<body>") + len("<body>") : html.index("</body>")]
        depth = 0
        position = 0
        for match in MARK.finditer(body):
            if depth == 0:
                assert not body[position : match.start()].strip()
            depth += -1 if match.group() == origins.END else 1
            position = match.end()
            assert depth >= 0
        assert depth == 0
        assert not body[position:].strip()


def test_block_and_field_are_named_as_editors_know_them(
    town: dict[str, Page], client: Client
) -> None:
    page = town["ContentPage"]
    html = html_of(client, page.url, origins.sign())
    quote = next(child for child in page.specific.body if child.block_type == "quote")

    assert f"<!--origin:block:{page.pk}/body/{quote.id}:Zitat-->" in html
    assert f"<!--origin:field:{page.pk}/summary:Zusammenfassung-->" in html
    assert "<!--origin:template:includes/footer.html:-->" in html
    assert "<!--origin:template:pages/content_page.html:-->" not in html  # it has no children
