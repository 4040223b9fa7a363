"""A picture that seems to show nothing but the words of its text alternative.

Told by its pixels: shapes in lines, as long and with as many strokes as those letters would have.
Only a person can say whether the look of the letters matters, as it does in a logo.
"""

from accessibility.findings import Impact, Text
from accessibility.live_rules import live_rule

RULE = live_rule(
    __name__,
    criteria=("1.4.5",),
    act_rules=("0va7u6",),
    impact=Impact.MODERATE,
    applies_to="img, input[type=image]",
    title=Text(de="Bild zeigt vielleicht nur Text", en="Image may show nothing but text"),
    why=Text(
        de="Text in einem Bild wird beim Vergrößern unscharf, lässt sich nicht umfärben, nicht "
        "markieren und nicht übersetzen.",
        en="Text in an image blurs when it is enlarged, and it cannot be recoloured, selected or "
        "translated.",
    ),
    advice=Text(
        de="Schreiben Sie den Text als Text. Nur bei Logos und wo es auf das Aussehen der Schrift "
        "ankommt, darf er ein Bild sein.",
        en="Write the text as text. Only in logos, and where the look of the letters matters, may "
        "it be an image.",
    ),
    fails='<input type="image" src="/media/absenden.png" alt="Absenden">',
    passes="<button>Absenden</button>",
)
