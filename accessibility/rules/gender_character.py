"""Nouns with a character for all genders, where the site prefers words or another character.

The German federation of the blind (DBSV, 2019 and 2021) advises to write both words out or to find
one that fits everyone, as screen readers speak the characters or break off at them. Where one is
to be used all the same, the federal monitoring body (BFIT-Bund, August 2021) advises the asterisk.
No success criterion forbids any of them.
"""

from collections.abc import Iterator

from bs4 import Tag

from accessibility.findings import Impact, Text
from accessibility.gender_forms import gender_forms
from accessibility.prose import FOR_TEXTS_OF_TEMPLATES
from accessibility.rules import Doubt, HtmlPage, rule

EXAMPLES = 3


@rule(
    impact=Impact.MINOR,
    applies_to="[lang|=de] p, [lang|=de] li, [lang|=de] dd, [lang|=de] td, [lang|=de] h2",
    title=Text(de="Genderzeichen im Wort", en="Gender character within a word"),
    why=Text(
        de="Screenreader lesen das Zeichen mit vor, machen eine Pause oder lassen es weg, je nach "
        "Einstellung. Menschen mit Leseschwäche stocken daran.",
        en="Screen readers speak the character, pause or leave it out, depending on their "
        "settings. People with reading difficulties stumble over it.",
    ),
    advice=Text(
        de="Schreiben Sie beide Formen aus („Bürgerinnen und Bürger“) oder finden Sie ein Wort für "
        "alle („die Menschen in unserer Stadt“, „das Team“). Das empfiehlt der Deutsche Blinden- "
        "und Sehbehindertenverband.",
        en="Write both forms out (“Bürgerinnen und Bürger”) or find a word for everyone (“das "
        "Team”). That is the advice of the German federation of the blind and partially sighted.",
    ),
    for_developers=FOR_TEXTS_OF_TEMPLATES,
    fails='<main lang="de"><p>Alle Bürger*innen können mitreden.</p></main>',
    passes='<main lang="de"><p>Alle Bürgerinnen und Bürger können mitreden.</p></main>',
)
def gender_character(page: HtmlPage) -> Iterator[Doubt]:
    found: dict[str, Tag] = {}
    for block in page.text_blocks:
        if page.is_in_main(block) and page.language_of(block) == "de":
            for word in gender_forms(page.wording(block), preferred=page.gender_form):
                found.setdefault(word, block)
    if found:
        words = list(found)[:EXAMPLES]
        more = len(found) - len(words)
        yield Doubt(
            next(iter(found.values())),
            Text(
                de=", ".join(f"„{word}“" for word in words) + f" und {more} weitere" * bool(more),
                en=", ".join(f"“{word}”" for word in words) + f" and {more} more" * bool(more),
            ),
        )
