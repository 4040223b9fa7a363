"""Links that read the same and lead to different places that only the text around them tells apart.

WCAG 2.4.4 allows it; in a list of links, which has no text around them, they are still the same.
"""

from collections.abc import Iterator

from accessibility.context import context_of
from accessibility.findings import Impact, Text
from accessibility.namesakes import namesakes
from accessibility.rules import Doubt, HtmlPage, quoted, rule


@rule(
    act_rules=("b20e66",),
    impact=Impact.MINOR,
    applies_to="a[href], area[href], [role=link]",
    title=Text(
        de="Gleicher Linktext, nur der Zusammenhang unterscheidet die Ziele",
        en="Same link text, only the context tells the targets apart",
    ),
    why=Text(
        de="Viele lassen sich vom Screenreader nur die Links vorlesen. Dort steht zweimal "
        "dasselbe, und der Satz darum herum fehlt.",
        en="Many people have their screen reader list just the links. There the same stands twice, "
        "and the sentence around it is missing.",
    ),
    advice=Text(
        de="Nehmen Sie in den Linktext auf, was die Ziele unterscheidet: statt zweimal „Bericht“ "
        "besser „Bericht 2025“ und „Bericht 2026“.",
        en="Take into the link text what makes the targets different: instead of “Report” twice "
        "write “Report of 2025” and “Report of 2026”.",
    ),
    for_developers=Text(
        de="Nehmen Sie in Listen den Titel des Eintrags in den Linktext auf, statt ihn nur "
        "daneben zu stellen.",
        en="In lists take the entry's title into the link text instead of only putting it beside "
        "the link.",
    ),
    fails=(
        '<p>Von 2025: <a href="/2025/">Bericht</a></p>\n'
        '<p>Von 2026: <a href="/2026/">Bericht</a></p>'
    ),
    passes=('<p><a href="/2025/">Bericht 2025</a></p>\n<p><a href="/2026/">Bericht 2026</a></p>'),
)
def same_text_other_context(page: HtmlPage) -> Iterator[Doubt]:
    for first, other in namesakes(page):
        if context_of(page, first).casefold() != context_of(page, other).casefold():
            yield Doubt(other, quoted(page.name_of(other)))
