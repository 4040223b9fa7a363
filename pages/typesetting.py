"""Sets HTML as a tagged PDF (PDF/UA), in a process of its own that has a limited time.

``python -m pages.typesetting`` reads what `pages.pdf` writes to it: JSON with the HTML, its
address, and the files that it may load; nothing else is fetched. It needs no Django.
"""

import json
import mimetypes
import sys
from pathlib import Path

LIBRARIES_MISSING = 3
"""Exit code where WeasyPrint's libraries, such as Pango, are not installed."""


def main() -> int:
    """Write the PDF to standard output."""
    try:
        import weasyprint  # noqa: PLC0415 - fails where Pango is missing
        from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415
    except OSError as error:
        print(error, file=sys.stderr)
        return LIBRARIES_MISSING

    order = json.load(sys.stdin)
    files: dict[str, str] = order["files"]

    class KnownFiles(URLFetcher):
        """Reads the files that were named, and fetches nothing."""

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
            if url not in files:
                raise ValueError(f"Not one of the document's files: {url}")
            kind = mimetypes.guess_type(files[url])[0] or "application/octet-stream"
            body = Path(files[url]).read_bytes()
            return URLFetcherResponse(url, body, {"Content-Type": kind})

    document = weasyprint.HTML(
        string=order["html"], base_url=order["base_url"], url_fetcher=KnownFiles()
    )
    sys.stdout.buffer.write(document.write_pdf(pdf_variant="pdf/ua-1"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
