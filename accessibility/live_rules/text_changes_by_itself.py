"""Text that changes again and again, or moves without end, without anybody having asked for it."""

from accessibility.findings import Impact, Text
from accessibility.live_rules import live_rule

RULE = live_rule(
    __name__,
    criteria=("2.2.2",),
    act_rules=("efbfc7",),
    impact=Impact.MODERATE,
    applies_to="script",
    title=Text(
        de="Text ändert oder bewegt sich von selbst",
        en="Text changes or moves by itself",
    ),
    why=Text(
        de="Wer langsam liest, kommt nicht ans Ende, bevor der Text wechselt. Andere lenkt die "
        "Bewegung so ab, dass sie den Rest der Seite nicht lesen können.",
        en="People who read slowly do not come to the end before the text changes. Others are so "
        "distracted by the movement that they cannot read the rest of the page.",
    ),
    advice=Text(
        de="Sehen Sie nach, ob sich der Wechsel anhalten, ausblenden oder seltener einstellen "
        "lässt. Wenn nicht, zeigen Sie alle Texte nebeneinander oder nur einen davon.",
        en="Look whether the change can be paused, hidden or made less frequent. If not, show all "
        "texts side by side, or only one of them.",
    ),
    for_developers=Text(
        de="Beenden Sie „setInterval“ und Animationen nach höchstens fünf Sekunden, oder geben Sie "
        "einen Knopf „Anhalten“ dazu.",
        en="End “setInterval” and animations after five seconds at the most, or give a button "
        "“Pause”.",
    ),
    fails=(
        '<p id="p"></p>\n'
        "<script>setInterval(() => { p.textContent = Math.random() }, 1000)</script>"
    ),
    passes='<p id="p"></p><script>p.textContent = Date()</script>',
)
