"""Turns the documents of the demo into tagged PDF files (PDF/UA), when their authors change them.

Those of the older site become files without tags, as the programs of the time made them.

The files are kept with the texts, so the site itself needs no typesetter. To run it again:
``pip install weasyprint`` and ``python -m pages.demo.typeset``.
"""

from pathlib import Path

HERE = Path(__file__).parent
SOURCES = HERE / "documents"
OLDER = SOURCES / "older"
TARGETS = HERE / "files" / "documents"


def main() -> None:
    """Write a PDF beside the other files for each HTML source."""
    from weasyprint import HTML  # noqa: PLC0415 - only authors have it

    tagged = {"pdf_variant": "pdf/ua-1", "custom_metadata": True}
    for folder, options in ((SOURCES, tagged), (OLDER, {})):
        for source in sorted(folder.glob("*.html")):
            target = TARGETS / f"{source.stem}.pdf"
            HTML(source).write_pdf(target, **options)
            print(f"{target.name}: {target.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
