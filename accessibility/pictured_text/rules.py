"""The rules about text in pictures, with their texts."""

from typing import Final

from accessibility.findings import Impact, Text
from accessibility.live_rules import live_rule

IMAGE_OF_TEXT = live_rule(
    "image-of-text",
    criteria=("1.4.5",),
    act_rules=("0va7u6",),
    impact=Impact.MODERATE,
    applies_to="img, input[type=image]",
    title=Text(de="Bild zeigt Text", en="Image shows text"),
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
    for_developers=Text(
        de="Setzen Sie Beschriftungen von Schaltflächen und Bannern als HTML-Text mit CSS über "
        "oder neben das Bild.",
        en="Set the labels of buttons and banners as HTML text with CSS over or beside the "
        "picture.",
    ),
    fails='<input type="image" src="/media/absenden.png" alt="Absenden">',
    passes="<button>Absenden</button>",
)
NOT_IN_ALTERNATIVE = live_rule(
    "image-text-not-in-alternative",
    criteria=("1.1.1",),
    impact=Impact.SERIOUS,
    applies_to="img, input[type=image]",
    title=Text(
        de="Text im Bild fehlt in der Textalternative",
        en="Text in the image is missing from its alternative",
    ),
    why=Text(
        de="Wer das Bild nicht sieht, erfährt nichts von dem, was darauf steht: nicht, wann und wo "
        "die Versammlung ist, und nicht, wie man sich anmeldet.",
        en="People who do not see the image learn nothing of what is written on it: not when and "
        "where the meeting is, and not how to register.",
    ),
    advice=Text(
        de="Schreiben Sie, was auf dem Bild steht, als Text auf die Seite, am besten direkt "
        "darunter. Die Textalternative nennt dann nur noch, was das Bild ist, zum Beispiel „Plakat "
        "zur Lesenacht“. Kurzer Text kann ganz in der Textalternative stehen.",
        en="Write what the image says as text on the page, best right below it. The text "
        "alternative then only names what the image is, for example “Poster for the reading "
        "night”. A short text can stand in the text alternative as a whole.",
    ),
    for_developers=Text(
        de="Bieten Sie am Baustein ein Feld für den vollen Text an und geben Sie es sichtbar "
        "unter dem Bild aus.",
        en="Offer a field for the whole text in the block, and render it visibly below the "
        "picture.",
    ),
    fails='<img src="/media/aushang.jpg" alt="Aushang der Bücherei">',
    passes='<img src="/media/aushang.jpg" alt="Aushang der Bücherei"> '
    "<p>Die Bücherei bleibt vom 3. bis 17. August geschlossen. Bücher können Sie im Rathaus "
    "abgeben.</p>",
)
RULES: Final = (IMAGE_OF_TEXT, NOT_IN_ALTERNATIVE)
