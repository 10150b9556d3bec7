"""Matplotlib is imported without the texts about its classes, and is as it was after that."""

from __future__ import annotations

import subprocess
import sys

ASKED = """
import matplotlib.artist as artist
described, text = vars(artist.Artist)["_update_set_signature_and_docstring"], artist.kwdoc
from wellbeing.charts.lean_import import figure_class
figure = figure_class()
from matplotlib.lines import Line2D
assert vars(artist.Artist)["_update_set_signature_and_docstring"] is described and artist.kwdoc is text
line = Line2D([], [])
line.set(color="red", lw=3)
assert (line.get_color(), line.get_linewidth()) == ("red", 3)
assert figure_class() is figure
print(Line2D.set.__doc__)
"""


def test_no_text_is_written_and_all_can_be_set():
    done = subprocess.run([sys.executable, "-c", ASKED], check=True, capture_output=True, text=True)
    assert done.stdout == "None\n"
