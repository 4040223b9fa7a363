"""Headings without anything to read."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "heading-empty"


@pytest.mark.parametrize(
    "html",
    [
        "<h2></h2>",
        "<h3> &nbsp; </h3>",
        "<h2><br></h2>",
        '<h2><img src="a" alt=""></h2>',
        '<div role="heading" aria-level="2"></div>',
        '<h1><span aria-hidden="true">Rathaus</span></h1>',
        '<h1><img src="a" alt="Rathaus" role="presentation"></h1>',
        '<h1><a href="/" aria-label="Rathaus" hidden></a></h1>',
        '<h1><span aria-hidden="true" title="Rathaus"></span></h1>',
    ],
)
def test_fails(html: str) -> None:
    assert len(hits(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Rathaus</h2>",
        '<h2><img src="a" alt="Rathaus"></h2>',
        "<h2 hidden></h2>",
        '<h2 aria-hidden="true"></h2>',
        '<div style="display:none"><h2></h2></div>',
        '<h2 aria-label="Rathaus"></h2>',
        '<h2 role="none"></h2>',
        '<h1><a href="/" aria-label="Stadt"><svg aria-hidden="true"></svg></a></h1>',
        '<h2><button aria-label="Zeiten"><span aria-hidden="true">+</span></button></h2>',
        '<h1><svg role="img" aria-label="Stadt"></svg></h1>',
        "<h1><svg><title>Stadt</title></svg></h1>",
        '<h1><span role="img" aria-label="Stadt">📚</span></h1>',
        '<h1><img src="a" title="Stadt"></h1>',
        '<p id="n">Stadt</p><h1><img src="a" aria-labelledby="n"></h1>',
        '<h2><input type="submit" value="Zeiten"></h2>',
        # What a shadow tree holds is not in the markup.
        "<h1><x-title></x-title></h1>",
        '<h1 aria-owns="n"></h1><span id="n">Stadt</span>',
        '<h1><template shadowrootmode="open">Stadt</template></h1>',
    ],
)
def test_passes(html: str) -> None:
    assert not hits(RULE, html)
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    html = "<p></p>"
    assert not applies(RULE, html)
