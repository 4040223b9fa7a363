"""Vague link texts, with and without a sentence that helps."""

import pytest

from tests.accessibility.rules import GERMAN, applies, doubts, hits

RULE = "link-text-vague"


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="/x">hier klicken</a></p>',
        '<p><a href="/x">Mehr lesen …</a></p>',
        '<p><a href="/x">Unter diesem Link</a></p>',
        '<p><a href="/x">An dieser Stelle</a></p>',
        '<p><a href="/x">Follow this link</a></p>',
        '<p><a href="/x">»</a></p>',
        '<p><a href="/x">Start</a></p>',
        '<ul><li><a href="/x">Download</a></li></ul>',
        '<nav><ul><li><a href="/x">hier</a></li><li><a href="/y">Rat</a></li></ul></nav>',
        '<p><a href="/x">…</a></p>',
        '<p><a href="/x" title="mehr">mehr</a></p>',
        '<p><span role="link" tabindex="0">Hier klicken</span></p>',
        '<map><area href="/x" alt="mehr"></map>',
        '<p><a href="/x" role="presentation">hier klicken</a></p>',
        '<div><a href="/x">Read more</a><p>About the library.</p></div>',
        '<p><a href="/x" aria-label="Details"><img src="a" alt=""></a></p>',
        (
            '<ul><li><a href="/x">hier</a> | <a href="/bericht">Der Bericht von 2024</a></li>'
            '</ul><p><a href="/y">» mehr</a></p>'
        ),
        (
            f'<article><h1>Breitband</h1><p>{GERMAN}</p><p><a href="/x">Hier klicken</a></p>'
            "</article>"
        ),
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<p>Den Bericht finden Sie <a href="/x">hier</a>.</p>',
        '<p>Den Bericht finden Sie <a href="/x">unter diesem Link</a>.</p>',
        '<p>Der Bericht von 2024 <a href="/x">»</a></p>',
        '<article><h3>Wohngeld</h3><p><a href="/x">Mehr erfahren</a></p></article>',
        '<table><tr><th>Wohngeld</th><td><a href="/x">Download</a></td></tr></table>',
        '<p id="w">Mehr</p><div><a href="/x" aria-describedby="w">mehr</a></div>',
        '<ul><li><p>Der neue Radweg ist fertig.</p><p><a href="/x">Weiterlesen</a></p></li></ul>',
        '<div role="listitem"><p>Der Radweg ist fertig.</p><p><a href="/x">Weiter</a></p></div>',
        '<table><tr><th>Bericht 2023</th></tr><tr><td><a href="/x">Download</a></td></tr></table>',
        (
            '<div role="table"><div role="row"><div role="rowheader">Bericht 2023</div>'
            '<div role="cell"><a href="/x">Download</a></div></div></div>'
        ),
        '<dl><dt>Antrag auf Wohngeld</dt><dd><a href="/x">Herunterladen</a></dd></dl>',
        '<nav><ul><li><a href="/x">Anzeigen</a></li><li><a href="/y">Rat</a></li></ul></nav>',
        '<p><a href="/x"><img src="pfeil.svg" alt="weiter"></a></p>',
        '<p><a href="/schritt-2/">Weiter</a></p>',
        '<nav><a href="/x">Artikel</a><a href="/y">Verben</a></nav>',
        '<nav><a href="/x">Open</a><a href="/y">Mixed doubles</a></nav>',
        '<a href="/w"><img src="w.svg" alt="Symbol"></a>',
        '<p><a href="/w"><img src="w.svg" alt="Bild"></a> Das neue Rathaus</p>',
        '<p>Der Rat hat beraten.</p><p><a href="/x">Protokoll</a></p>',
        '<ul><li><a href="/i">Info</a></li><li><a href="/k">Kontakt</a></li></ul>',
        '<footer><a href="/i">Informationen</a> | <a href="/k">Kontakt</a></footer>',
        '<ul><li>Satzung der Bücherei<ul><li><a href="/x">Download</a></li></ul></li></ul>',
    ],
)
def test_needs_a_look(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/x">Mehr über das Wohngeld</a>',
        '<a href="/x" aria-label="Mehr lesen über das Wohngeld">Mehr lesen</a>',
        '<a>hier</a><a href="/x">Wohngeld</a>',
        '<nav><ul><li><a href="?page=2">Weiter</a></li></ul></nav>',
        '<nav><ul><li><a href="?page=2">»</a></li></ul></nav>',
        '<nav><a href="/d">Downloads</a> <a href="/l">Links</a> <a href="/i">Info</a></nav>',
        '<ul><li><a href="?p=1">1</a></li><li><a href="?p=2">»</a></li></ul>',
        '<p><a href="?p=1">Zurück</a> <a href="?p=3">Weiter</a></p>',
        '<ol><li><a href="/">Start</a></li><li><a href="/b">Bürger</a></li></ol>',
        '<p><a href="/">Start</a> › <a href="/b">Bürger</a> › Müllabfuhr</p>',
        '<p><a href="/w"><img src="w.svg" alt="Symbol"> Wohngeld</a></p>',
        '<p><a href="/w">Das Bild</a></p>',
        '<p><a href="/x">&#128269;</a></p>',
        '<p>Aus der Sitzung vom 3. Mai: <a href="/x">Protokoll</a></p>',
        '<nav><ul><li><a href="/x">Karte</a></li></ul></nav>',
        '<p hidden><a href="/x">hier</a></p>',
        '<a role="button" href="#">mehr</a>',
        '<a href="/x" role="menuitem">Details</a>',
        '<a href="#x" role="switch" aria-checked="true">mehr</a>',
        '<a href="#x" role="tab">Details</a>',
        '<p><a href="/x" title="Zum Bericht von 2024">mehr</a></p>',
        '<p id="w">Wohngeld</p><div><a href="/x" aria-describedby="w">mehr</a></div>',
        '<map><area href="/x" alt="Radweg am Kanal"></map>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


@pytest.mark.parametrize(
    "html",
    [
        "<p>hier klicken</p>",
        "<a>hier</a>",
    ],
)
def test_does_not_apply(html: str) -> None:
    assert not applies(RULE, html)
