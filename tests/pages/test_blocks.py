"""Blocks refuse what would shut readers out, and show stored content honestly."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.models import Page

from pages.blocks import BodyBlock
from pages.blocks.legacy import sanitized
from pages.blocks.table_input import DataTableInput, DataTableInputAdapter
from pages.models import ContentPage
from tests import factories
from tests.factories import block, heading

pytestmark = pytest.mark.django_db


def clean(*blocks: dict[str, Any]) -> Any:
    body = BodyBlock()
    return body.clean(body.to_python(list(blocks)))


def errors_of(*blocks: dict[str, Any]) -> dict[int, str]:
    """Position of each refused block and the words about it."""
    with translation.override("de"), pytest.raises(ValidationError) as refused:
        clean(*blocks)
    return {
        position: str(error.as_json_data() if hasattr(error, "as_json_data") else error.messages)
        for position, error in vars(refused.value)["block_errors"].items()
    }


def test_heading_that_skips_a_level_is_refused_in_words() -> None:
    errors = errors_of(heading("Ziele"), heading("Kleingedrucktes", level="h4"))

    assert list(errors) == [1]
    assert "„Kleingedrucktes“ hat Ebene 4" in errors[1]


def test_all_mistakes_are_told_at_once() -> None:
    errors = errors_of(heading("Zu tief", level="h4"), block("table", None), heading(""))

    assert sorted(errors) == [0, 1, 2]


def test_first_heading_is_of_level_two() -> None:
    assert list(errors_of(heading("Zu tief", level="h3"))) == [0]


def test_headings_may_go_up_by_any_number_of_levels() -> None:
    clean(heading("A"), heading("B", level="h3"), heading("C", level="h4"), heading("D"))


def test_draft_may_be_unfinished_and_nothing_is_lost() -> None:
    body = BodyBlock()
    value = body.to_python([heading("Zu tief", level="h4")])

    body.defer_required_validation()
    try:
        cleaned = body.clean(value)
    finally:  # blocks are shared between forms
        body.restore_deferred_validation()

    assert cleaned[0].value["text"] == "Zu tief"


def test_picture_needs_text_or_the_mark_of_decoration() -> None:
    picture = {"image": factories.image().pk, "alt_text": "", "decorative": False}

    errors = errors_of(block("image", picture))
    clean(block("image", {**picture, "decorative": True}))
    clean(block("image", {**picture, "alt_text": "Das Rathaus"}))

    assert "Beschreiben Sie das Bild" in errors[0]


TABLE = {"data": [["Jahr", "Stellen"], ["2022", "3"]]}


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"table_caption": "Stellen", "table_header_choice": "neither"}, "Kopfspalte“"),
        ({"table_caption": "", "table_header_choice": "row"}, "„Beschriftung der Tabelle“"),
    ],
)
def test_table_needs_headers_and_caption(table: dict[str, str], words: str) -> None:
    assert words in errors_of(block("table", {**TABLE, **table}))[0]


def test_untouched_table_is_refused() -> None:
    assert "Füllen Sie die Tabelle aus" in errors_of(block("table", None))[0]


@pytest.mark.parametrize(
    ("choice", "data"),
    [
        ("row", [["Jahr", "Stellen"], [None, " "]]),
        ("column", [["Jahr", ""], ["Stellen", None]]),
        ("both", [["Jahr", "Stellen"], ["2022", ""]]),
    ],
)
def test_table_with_nothing_but_headers_is_refused(choice: str, data: list[list[str]]) -> None:
    table = {"data": data, "table_caption": "Stellen", "table_header_choice": choice}

    assert "Außer den Kopfzellen" in errors_of(block("table", table))[0]
    clean(block("table", {**table, **TABLE}))


def test_fields_of_a_table_have_names_of_their_own() -> None:
    with translation.override("de"):
        _options, names = DataTableInputAdapter().js_args(DataTableInput())

    assert names["Table headers"] == "Kopfzeile und Kopfspalte"
    assert names["Table caption"] == "Beschriftung der Tabelle"


def test_call_to_action_has_exactly_one_target() -> None:
    call = {"link_text": "Schreiben Sie uns", "url": "", "page": None}

    assert "entweder" in errors_of(block("call_to_action", call))[0]
    clean(block("call_to_action", {**call, "url": "https://stadt.example/"}))


def shown(*blocks: dict[str, Any]) -> str:
    """The content as a visitor gets it."""
    page = factories.add_page(
        ContentPage, parent=factories.home_page(), title="Seite", body=list(blocks)
    )
    response = page.make_preview_request()
    response.render()
    html: str = response.content.decode()
    return html[html.index('<div class="content">') : html.index("</article>")]


def test_picture_stored_without_alternative_has_no_alt_attribute() -> None:
    picture = {"image": factories.image().pk, "alt_text": "", "decorative": False}

    assert " alt=" not in shown(block("image", picture))
    assert ' alt=""' in shown(block("image", {**picture, "decorative": True}))
    assert ' alt="Das Rathaus"' in shown(block("image", {**picture, "alt_text": "Das Rathaus"}))


def test_picture_comes_in_several_widths_with_its_size() -> None:
    large = factories.image(width=960, height=540)
    html = shown(block("image", {"image": large.pk, "alt_text": "Rathaus"}))

    assert " 400w, " in html
    assert 'width="800" height="450"' in html
    assert 'loading="lazy"' in html


def test_drawing_is_served_as_it_is() -> None:
    html = shown(block("image", {"image": factories.drawing().pk, "alt_text": "Netz"}))

    assert ".svg" in html
    assert "srcset" not in html
    assert 'width="320" height="180"' in html


def test_table_stored_without_headers_has_none() -> None:
    html = shown(block("table", dict(TABLE)))  # Wagtail adds what is missing to it

    assert "<th" not in html
    assert "<td" in html


def test_table_shows_caption_and_headers_of_rows_and_columns() -> None:
    table = {
        **TABLE,
        "table_caption": "Stellen je Jahr",
        "first_row_is_table_header": True,
        "first_col_is_header": True,
    }
    html = shown(block("table", table))

    assert "Stellen je Jahr" in html[html.index("<caption") : html.index("</caption>")]
    assert html.count('scope="col"') == 2
    assert html.count('scope="row"') == 1


def test_file_link_says_type_and_size() -> None:
    html = shown(block("documents", [factories.document(title="Antrag", size=2048).pk]))

    assert "Antrag (PDF, 2,0\xa0KB)" in html


def test_video_never_starts_by_itself_and_brings_captions() -> None:
    html = shown(
        block(
            "video",
            {
                "title": "Rundgang",
                "video": factories.document(name="film.mp4").pk,
                "captions": factories.document(name="film.vtt").pk,
                "transcript": "<p>Man sieht das Rathaus.</p>",
            },
        )
    )

    assert "autoplay" not in html
    assert "controls" in html
    assert '<track kind="captions"' in html
    assert 'srclang="de"' in html
    assert "Man sieht das Rathaus." in html


def film(**fields: Any) -> dict[str, Any]:
    video = factories.document(name="film.mp4").pk
    return block("video", {"title": "Rundgang", "video": video, "transcript": "", **fields})


@pytest.mark.parametrize("fields", [{}, {"transcript": "<p>Man sieht das Rathaus.</p>"}])
def test_video_with_sound_needs_captions(fields: dict[str, Any]) -> None:
    for words in ("„Untertitel stehen fest im Bild“", "eine Textfassung ersetzt sie nicht"):
        assert words in errors_of(film(**fields))[0]


@pytest.mark.parametrize("fields", [{"silent": True}, {"burnt_in": True}])
def test_video_that_deaf_people_can_follow_is_accepted(fields: dict[str, Any]) -> None:
    clean(film(**fields))


def test_video_with_captions_is_accepted() -> None:
    clean(film(captions=factories.document(name="film.vtt").pk))


def test_video_stored_without_captions_is_still_shown() -> None:
    assert "<video" in shown(film())


def test_video_is_played_from_where_its_parts_can_be_loaded() -> None:
    document = factories.document(name="film.mp4")
    captions = factories.document(name="film.vtt")

    html = shown(film(video=document.pk, captions=captions.pk))

    assert f'<source src="{document.url}">' in html
    assert f'src="{captions.url}"' in html
    assert "/media/documents/" not in html


def test_long_page_has_a_table_of_contents_whose_anchors_exist(town: dict[str, Page]) -> None:
    page = factories.add_page(
        ContentPage,
        parent=town["HomePage"],
        title="Lang",
        body=[heading("Straße"), heading("Straße"), heading("Schule")],
    )
    response = page.make_preview_request()
    response.render()
    html = response.content.decode()

    for anchor in ("strasse", "strasse-2", "schule"):
        assert f'href="#{anchor}"' in html
        assert f'<h2 id="{anchor}">' in html


@pytest.mark.parametrize(
    ("harm", "rest"),
    [
        ("<script>alert(1)</script>ja", "ja"),
        ('<p onclick="x()" style="color:red">ja</p>', "<p>ja</p>"),
        ('<iframe src="https://x.example"></iframe>ja', "ja"),
        ('<a href="javascript:x()">ja</a>', "<a>ja</a>"),
        ('<svg onload="x()"><script>x()</script></svg>', "<svg></svg>"),
    ],
)
def test_old_html_loses_what_could_do_harm(harm: str, rest: str) -> None:
    assert sanitized(harm) == rest


@pytest.mark.parametrize(
    "html",
    [
        '<p align="justify" lang="en" title="x">ja</p>',
        '<a href="/x" target="_blank">ja</a>',
        '<table><tbody><tr><th scope="col" colspan="2">ja</th></tr></tbody></table>',
        '<figure><img src="/x.png" alt="x" width="1"><figcaption>ja</figcaption></figure>',
        '<svg viewBox="0 0 9 9"><rect fill="#fff" width="9"></rect><text x="1">ja</text></svg>',
        '<video src="/x.mp4" autoplay=""></video>',
        '<span tabindex="3" class="x">ja</span>',
    ],
)
def test_old_html_keeps_its_mistakes(html: str) -> None:
    assert sanitized(html) == html
