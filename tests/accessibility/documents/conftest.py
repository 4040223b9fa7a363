"""Good PDF files, set once."""

from pathlib import Path

import pytest
import weasyprint

HTML = """<!doctype html><html lang="de"><head><title>Gebühren der Stadt</title></head><body>
<h1>Gebühren</h1><p>Die Stadt erhebt für ihre Dienste Gebühren, und hier steht, welche das sind und
wer sie zu zahlen hat. Wer wenig Geld hat, zahlt auf Antrag nichts; der Antrag ist formlos und wird
im Rathaus oder mit der Post gestellt.</p>
<h2>Tarife</h2><table><tr><th>Dienst</th><th>Euro</th></tr><tr><td>Pass</td><td>37</td></tr>
<tr><td>Ausweis</td><td>22</td></tr></table>
<ul><li>im Rathaus</li><li>mit der Post</li></ul>
<img alt="Das Rathaus" src="data:image/svg+xml,&lt;svg xmlns='http://www.w3.org/2000/svg' width='9'
height='9'&gt;&lt;rect width='9' height='9'/&gt;&lt;/svg&gt;">
</body></html>"""


@pytest.fixture(scope="session")
def good_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tagged PDF with headings, a table, a list and a picture, without a defect."""
    path = tmp_path_factory.mktemp("documents") / "gebuehren.pdf"
    weasyprint.HTML(string=HTML).write_pdf(path, pdf_variant="pdf/ua-1")
    return path
