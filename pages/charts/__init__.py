"""Charts drawn on the server: what they show is plain data, what comes out is inline SVG.

A drawing says what it shows in its title and description, tells series apart by marker, dash and
pattern as well as by colour, and takes its colours from the style sheet `cms/charts.css`, so that
it suits light, dark, print and forced colours. Beside it always stands a table of its data.
"""

from pages.charts.bars import draw_bars
from pages.charts.data import Chart, Goal, Series, Size
from pages.charts.lines import draw_line
from pages.charts.scale import write_number

__all__ = ["Chart", "Goal", "Series", "Size", "draw_bars", "draw_line", "write_number"]
