"""Pictures that screen readers pass over, rightly and wrongly."""

import pytest

from tests.accessibility.rules import applies, doubts, hits

RULE = "image-hidden-but-telling"


@pytest.mark.parametrize(
    "html",
    [
        '<img src="/m/logo-stadtwerke.png" alt="Logo der Stadtwerke" aria-hidden=true>',
        '<img src="/m/stadtplan-mitte.png" alt="Stadtplan" role=presentation>',
        '<img src="/m/museum-logo.svg" alt="">',
        '<svg aria-hidden=true><image href="/m/museum-logo.png"/></svg>',
        '<svg><image xlink:href="/m/museum-logo.png"/></svg>',
        "<canvas id=c></canvas><script>c.getContext('2d').fillText('Netz', 9, 9)</script>",
        "<canvas aria-hidden=true></canvas><script src=/chart.js></script>",
        '<img src="/m/diagramm-besuche.png" alt=""><p>Es war viel los.</p>',
    ],
)
def test_needs_a_look(html: str) -> None:
    assert not hits(RULE, html)
    assert len(doubts(RULE, html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<img src="/m/blumen.jpg" alt="">',
        '<img src="/m/blumen.jpg" role=none alt="egal">',
        '<img src="/m/logo-museum.png" alt="Logo des Museums">',
        '<a href="/"><img src="/m/museum-logo.svg" alt="">Museum</a>',
        '<img src="/m/logo-museum.png" alt="Museum" aria-hidden=true hidden>',
        '<div hidden><img src="/m/logo-museum.png" alt=""></div>',
        '<img src="/m/logo-museum.png" alt="" title="Museum">',
        '<svg aria-label="Museum"><image href="/m/museum-logo.png"/></svg>',
        '<svg aria-hidden=true><image href="/m/museum-logo.png"/></svg><p>Museum</p>',
        '<svg aria-hidden=true hidden><image href="/m/museum-logo.png"/></svg>',
        '<svg aria-hidden=true><path d="M0 0h9v9z"/></svg>',
        "<canvas></canvas>",
        "<canvas aria-label=Besuche></canvas><script src=/chart.js></script>",
        "<canvas>Besuche: 12</canvas><script src=/chart.js></script>",
        '<img src="/m/logo.png" alt=""><img src="http://[" alt="">',
    ],
)
def test_passes(html: str) -> None:
    assert not doubts(RULE, html)


def test_does_not_apply() -> None:
    assert not applies(RULE, "<p>Logo</p>")
