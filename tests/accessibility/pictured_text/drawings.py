"""Pictures drawn for the tests, with words and without."""

import base64
import io
from collections.abc import Sequence

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

NOTICE = (
    "Die Bücherei zieht um!",
    "Vom 3. bis 17. August 2026 geschlossen.",
    "Rückgabe der Medien: Rathaus,",
    "Zimmer 12, Größe und Gewicht egal.",
)


def font(size: int) -> ImageFont.FreeTypeFont:
    """The site's own, which has umlauts wherever the tests run."""
    folder = settings.NODE_MODULES / "@kern-ux/native/dist/fonts/noto-sans"
    return ImageFont.truetype(str(folder / "NotoSans-Regular.woff"), size)


def png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def data_url(picture: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(picture).decode()}"


def notice(*lines: str, size: int = 26, paper: str = "#ffffff") -> Image.Image:
    """Lines of text on a sheet of paper that has room around them."""
    lines = lines or NOTICE
    width = max(int(font(size).getlength(line)) for line in lines) + 4 * size
    sheet = Image.new("RGB", (width, 2 * size * (len(lines) + 1)), paper)
    for place, line in enumerate(lines):
        ImageDraw.Draw(sheet).text((2 * size, 2 * size * place + size), line, "#123", font(size))
    return sheet


def button(text: str, *, symbol: bool = False) -> Image.Image:
    """A button of the nineties: a frame, a gradient and a few white letters."""
    width = 40 + int(font(18).getlength(text))
    face = Image.linear_gradient("L").resize((width, 40)).point(lambda level: level // 4)
    image = Image.merge("RGB", (face, face, face.point(lambda level: 120 + level)))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width - 1, 39), outline="yellow", width=2)
    draw.text((20, 9), text, "white", font(18))
    if symbol:
        image = image.resize((width, 40)).crop((-60, 0, width, 40))
        ImageDraw.Draw(image).ellipse((14, 6, 44, 34), fill="red", outline="white", width=4)
    return image


def sky(size: Sequence[int] = (400, 300)) -> Image.Image:
    """A sky that fades, with no words in it."""
    return Image.linear_gradient("L").resize((size[0], size[1])).convert("RGB")
