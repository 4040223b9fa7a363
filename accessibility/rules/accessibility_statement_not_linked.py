"""A page from which the statement on accessibility cannot be reached.

The model statement of (EU) 2018/1523 and the German laws want it easy to find from every page.
"""

from collections.abc import Iterator

from accessibility.findings import Impact, Text
from accessibility.rules import Broken, Doubt, HtmlPage, rule
from accessibility.statement import NAME, PERHAPS_NAME


@rule(
    impact=Impact.MODERATE,
    applies_to="body",
    title=Text(
        de="Erklärung zur Barrierefreiheit nicht verlinkt",
        en="Accessibility statement is not linked",
    ),
    why=Text(
        de="Öffentliche Stellen müssen die Erklärung gut auffindbar verlinken. Dort steht auch, "
        "wie man eine Barriere meldet.",
        en="Public bodies have to link the statement where it is easily found. It also says how to "
        "report a barrier.",
    ),
    advice=Text(
        de="Wählen Sie in den Einstellungen der Website die Seite mit der Erklärung aus; die "
        "Fußzeile verlinkt sie dann auf jeder Seite.",
        en="Choose the page with the statement in the site's settings; the footer then links it "
        "on every page.",
    ),
    for_developers=Text(
        de="Die Vorlage der Fußzeile gibt den Link auf jeder Seite aus, sobald die Seite "
        "gewählt ist.",
        en="The footer's template puts the link on every page once the page has been chosen.",
    ),
    fails='<body><footer><a href="/impressum/">Impressum</a></footer></body>',
    passes=(
        '<body><footer><a href="/barrierefreiheit/">Erklärung zur '
        "Barrierefreiheit</a></footer></body>"
    ),
)
def accessibility_statement_not_linked(page: HtmlPage) -> Iterator[Broken | Doubt]:
    names = [page.name_of(link) for link in page.shown("a") if link.has_attr("href")]
    if page.body is None or any(NAME.search(name) for name in names):
        return
    may_be_linked = any(PERHAPS_NAME.search(name) for name in names) or page.hosts
    yield Doubt(page.body) if may_be_linked else Broken(page.body)
