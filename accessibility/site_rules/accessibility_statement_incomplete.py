"""A statement on accessibility in which mandatory parts cannot be found.

The parts are those of the model statement in Implementing Decision (EU) 2018/1523.
"""

from collections.abc import Iterator

from accessibility.findings import Impact, Text
from accessibility.site_rules import SeenSite, SiteHit, site_rule
from accessibility.statement import NAME, PARTS


@site_rule(
    impact=Impact.SERIOUS,
    selector="main",
    title=Text(
        de="Erklärung zur Barrierefreiheit unvollständig",
        en="Accessibility statement is incomplete",
    ),
    why=Text(
        de="Das Muster der Europäischen Union schreibt vor, was in der Erklärung steht. Fehlt ein "
        "Teil, erfahren Betroffene zum Beispiel nicht, wohin sie sich wenden können.",
        en="The model of the European Union prescribes what the statement says. Where a part is "
        "missing, people do not learn, for example, whom they can turn to.",
    ),
    advice=Text(
        de="Vergleichen Sie die Erklärung mit der Mustererklärung und ergänzen Sie, was fehlt.",
        en="Compare the statement with the model statement and add what is missing.",
    ),
    for_developers=Text(
        de="Geben Sie alle Pflichtfelder der Erklärung in der Vorlage aus: Stand der "
        "Vereinbarkeit, Ausnahmen, Datum, Kontakt und Schlichtungsstelle.",
        en="Render all mandatory fields of the statement in the template: status of compliance, "
        "exceptions, date, contact and arbitration body.",
    ),
    fails="<h1>Erklärung zur Barrierefreiheit</h1> <p>Diese Website ist teilweise vereinbar.</p>",
    passes="<h1>Erklärung zur Barrierefreiheit</h1> … <h2>Durchsetzungsverfahren</h2>",
)
def accessibility_statement_incomplete(site: SeenSite) -> Iterator[SiteHit]:
    linked = {
        link.target for page in site.pages for link in page.facts.links if NAME.search(link.name)
    }
    for page in site.pages:
        parts = page.facts.statement
        if parts is None or page.path not in linked or page.main_language not in {"de", "en"}:
            continue
        if missing := [text for part, text in PARTS.items() if part not in parts]:
            yield SiteHit(page, _detail(missing), is_doubt=True)


def _detail(missing: list[Text]) -> Text:
    return Text(
        de="Nicht gefunden: " + ", ".join(text.de for text in missing),
        en="Not found: " + ", ".join(text.en for text in missing),
    )
