"""Builds what tests need: a site with its start page, pages, images, documents."""

import datetime
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any, TypeVar

from django.core.files.base import ContentFile
from django.db.models.signals import post_save
from modelsearch.signal_handlers import post_save_signal_handler
from PIL import Image as PillowImage
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Collection, Locale, Page, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from pages.models import (
    ContentPage,
    DocumentPage,
    EvaluationPage,
    FieldOfActionPage,
    FinancePage,
    GlossaryPage,
    GlossaryTerm,
    GoalPage,
    HomePage,
    ITServicePage,
    LegalPage,
    LibraryPage,
    MeasurePage,
    MeasureRegisterPage,
    MotionPage,
    MotionPointPage,
    NewsIndexPage,
    NewsPage,
    OrganisationComparisonPage,
    OrganisationOptionPage,
    ReportChapterPage,
    ReportPage,
    ServiceInventoryPage,
    SiteSettings,
    StrategyPage,
    Unit,
)

AnyPage = TypeVar("AnyPage", bound=Page)


def block(kind: str, value: Any) -> dict[str, Any]:
    """A block of a stream, as it is stored."""
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def unit(name: str) -> Unit:
    return Unit.objects.get_or_create(name=name)[0]


def heading(text: str, *, level: str = "h2") -> dict[str, Any]:
    return block("heading", {"text": text, "level": level})


def text(html: str) -> dict[str, Any]:
    return block("text", html)


def add_page(model: type[AnyPage], *, parent: Page, title: str, **fields: Any) -> AnyPage:
    """A published page below the parent."""
    page: AnyPage = model(title=title, **fields)
    with _indexes_at_rest(model):
        parent.add_child(instance=page)
        revision = page.save_revision()
    revision.publish()
    parent.refresh_from_db()
    return page


@contextmanager
def _indexes_at_rest(model: type[Page]) -> Iterator[None]:
    """Leave the indexes of search and references to the last of a page's savings."""
    post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        post_save.connect(post_save_signal_handler, sender=model)


def root_page() -> Page:
    """The root of the tree; made anew, like that of the files, where a test has emptied all."""
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    Locale.objects.get_or_create(language_code="de")
    root = Page.get_first_root_node()
    return root if root is not None else Page.add_root(instance=Page(title="Root", slug="root"))


def home_page(*, title: str = "Digitales Musterstadt", host: str = "localhost") -> HomePage:
    """A site with its German start page and nothing else."""
    root = root_page()
    Site.objects.all().delete()
    for leftover in root.get_children():
        leftover.delete()
    root.refresh_from_db()
    home = add_page(
        HomePage,
        parent=root,
        title=title,
        slug="start",
        intro="So wird die Verwaltung digital.",
        official_line="Eine offizielle Website der Stadt Musterstadt",
        footer_text="Alle Personen auf diesen Seiten sind erfunden.",
    )
    Site.objects.create(
        hostname=host, port=80, root_page=home, is_default_site=True, site_name=title
    )
    return home


def english_home(home: HomePage) -> HomePage:
    """The start page's translation, published."""
    locale, _created = Locale.objects.get_or_create(language_code="en")
    translated: HomePage = home.copy_for_translation(locale)
    translated.title = "Digital Musterstadt"
    translated.save_revision().publish()
    return translated


def image(*, title: str = "Rathaus", width: int = 64, height: int = 36) -> Image:
    """A picture of one colour."""
    stream = BytesIO()
    PillowImage.new("RGB", (width, height), "#2a5").save(stream, "PNG")
    name = f"{uuid.uuid4().hex}.png"
    return Image.objects.create(title=title, file=ContentFile(stream.getvalue(), name=name))


def drawing(*, title: str = "Zeichnung") -> Image:
    """An SVG."""
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180"><path d="M0 0h9"/></svg>'
    )
    name = f"{uuid.uuid4().hex}.svg"
    return Image.objects.create(title=title, file=ContentFile(svg, name=name))


def document(*, title: str = "Antrag", name: str = "antrag.pdf", size: int = 2048) -> Document:
    """A file that only pretends to be what its name says."""
    return Document.objects.create(title=title, file=ContentFile(b"x" * size, name=name))


def glossary_term(term: str, *, variants: str = "") -> GlossaryTerm:
    """A word of a glossary, to be saved with its page."""
    return GlossaryTerm(term=term, variants=variants, explanation=f"Was {term} heißt.")


def every_block() -> list[dict[str, Any]]:
    """A body with one block of each kind."""
    table = {
        "data": [["Jahr", "Stellen"], ["2022", "3"]],
        "table_caption": "Stellen je Jahr",
        "table_header_choice": "both",
        "first_row_is_table_header": True,
        "first_col_is_header": True,
    }
    picture = {"image": image().pk, "alt_text": "Das Rathaus von vorn", "decorative": False}
    film = {
        "title": "Rundgang",
        "video": document(title="Rundgang", name="rundgang.mp4").pk,
        "captions": document(title="Untertitel", name="rundgang.vtt").pk,
        "transcript": "<p>Man sieht das Rathaus.</p>",
    }
    call = {"title": "Mitreden", "link_text": "Schreiben Sie uns", "url": "https://stadt.example/"}
    person = {"name": "Kim Beispiel", "phone": "02064 000-0", "email": "kim@stadt.example"}
    return [
        heading("Überblick"),
        text("<p>Was bisher geschah.</p>"),
        heading("Zahlen", level="h3"),
        block("table", table),
        block("image", picture),
        heading("Stimmen"),
        block("quote", {"text": "Endlich geht es voran.", "source": "Kim Beispiel"}),
        block("accordion", [{"title": "Was kostet das?", "body": "<p>Wenig.</p>"}]),
        heading("Mehr"),
        block("video", film),
        block("call_to_action", call),
        block("contact", person),
        block("documents", [document().pk]),
        block("legacy_html", "<p align='justify'>Von der alten Website.</p>"),
    ]


def body_with_choices(linked: Iterable[Page]) -> list[dict[str, Any]]:
    """A body with a picture, a document and a link to each of the pages."""
    picture = {"image": image().pk, "alt_text": "Das Rathaus von vorn", "decorative": False}
    links = "".join(f'<p><a linktype="page" id="{page.pk}">Mehr</a></p>' for page in linked)
    return [text(links), block("image", picture), block("documents", [document().pk])]


def town() -> dict[str, Page]:
    """A small site with a page of every type, by the name of the type."""
    home = home_page()
    made: dict[str, Page] = {"HomePage": home}

    def add(model: type[Page], parent: str, title: str, **fields: Any) -> None:
        fields.setdefault("summary", f"Worum es geht: {title}.")
        made[model.__name__] = add_page(model, parent=made[parent], title=title, **fields)

    add(StrategyPage, "HomePage", "Digitalstrategie", vision="<p>Einfach.</p>", period_start=2023)
    add(FieldOfActionPage, "StrategyPage", "Dienste", icon="service", goals="<p>Alles online.</p>")
    add(
        MeasurePage,
        "FieldOfActionPage",
        "Antragsportal",
        identifier="M-01",
        status="running",
        unit=unit("Fachdienst Digitales"),
        start_date=datetime.date(2023, 1, 1),
        image=image(),
        plain_language_summary="Sie können Anträge im Internet stellen.",
    )
    add(GoalPage, "FieldOfActionPage", "Alles online bis 2030", target_year=2030)
    add(GlossaryPage, "HomePage", "Glossar", terms=[glossary_term("Fachverfahren")])
    add(MeasureRegisterPage, "HomePage", "Maßnahmenregister")
    add(ContentPage, "HomePage", "Über uns", body=every_block())
    add(ReportPage, "HomePage", "Bericht 2022", reporting_year=2022)
    add(ReportChapterPage, "ReportPage", "Einleitung", body=every_block())
    made["ReportPage"].save_revision().publish()  # which freezes the chapter
    add(NewsIndexPage, "HomePage", "Aktuelles")
    add(NewsPage, "NewsIndexPage", "Portal gestartet", image=image(), body=every_block())
    add(LibraryPage, "HomePage", "Bibliothek")
    add(DocumentPage, "LibraryPage", "Antrag von 2021", document=document(), document_type="motion")
    add(FinancePage, "HomePage", "Geld und Stellen")
    add(MotionPage, "HomePage", "Antrag zur Digitalisierung")
    add(MotionPointPage, "MotionPage", "Ein Amt für Digitales", request="Die Stadt prüft das.")
    add(EvaluationPage, "MotionPage", "Auswertung nach einem Jahr")
    add(OrganisationComparisonPage, "HomePage", "Wer steuert?", recommendation="<p>Das Amt.</p>")
    add(OrganisationOptionPage, "OrganisationComparisonPage", "Digitalamt", kind="office")
    add(ServiceInventoryPage, "HomePage", "IT-Dienste")
    add(ITServicePage, "ServiceInventoryPage", "Fachverfahren", recommendation="keep")
    add(LegalPage, "HomePage", "Erklärung zur Barrierefreiheit", kind="accessibility")
    words = {"organisation": "Stadt Musterstadt", "accessibility_page": made["LegalPage"]}
    SiteSettings.objects.update_or_create(site=Site.objects.get(), defaults=words)
    home.refresh_from_db()
    home.highlights = [block("page", made["StrategyPage"].pk), block("page", made["NewsPage"].pk)]
    home.body = every_block()
    home.save_revision().publish()
    return made
