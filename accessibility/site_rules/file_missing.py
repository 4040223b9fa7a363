"""A link to a file on the site that is not there (any more)."""

from collections.abc import Iterator

from accessibility.facts import origin_at
from accessibility.findings import Impact, Text
from accessibility.site_rules import SeenSite, SiteHit, site_rule


@site_rule(
    impact=Impact.SERIOUS,
    selector="a",
    title=Text(de="Verlinkte Datei fehlt", en="The linked file is missing"),
    why=Text(
        de="Statt der Datei kommt eine Fehlermeldung. Wer langsam liest oder sich die Seite "
        "vorlesen lässt, verliert mit dem Umweg besonders viel Zeit.",
        en="Instead of the file, an error appears. Whoever reads slowly or listens to the page "
        "loses a lot of time with the detour.",
    ),
    advice=Text(
        de="Laden Sie die Datei wieder hoch und wählen Sie sie im Link neu aus, oder entfernen Sie "
        "den Link.",
        en="Upload the file again and choose it anew in the link, or remove the link.",
    ),
    for_developers=Text(
        de="Fehlt die Datei im Speicher, obwohl das CMS sie kennt, spielen Sie die Sicherung von "
        "„media“ wieder ein.",
        en="Where the storage lacks a file that the CMS knows, restore the backup of “media”.",
    ),
    fails='<a href="/documents/7/geloescht.pdf">Satzung (PDF)</a>',
    passes='<a href="/documents/8/satzung.pdf">Satzung (PDF)</a>',
)
def file_missing(site: SeenSite) -> Iterator[SiteHit]:
    for page in site.pages:
        for link in page.facts.links:
            if link.target in site.missing_files:
                yield SiteHit(
                    page,
                    Text(
                        de=f"„{link.name}“ führt zu {link.target}",
                        en=f"“{link.name}” leads to {link.target}",
                    ),
                    selector=f'a[href="{link.href}"]',
                    html=f'<a href="{link.href}">{link.name}</a>',
                    origin=origin_at(link.place),
                )
