"""Text on paper: laid out in one thread, it is drawn in another, also when the first has ended."""

from __future__ import annotations

import subprocess
import sys

#: In a process of its own: what it guards against is a crash.
CODE = """
import threading
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from artisanest_desktop.reports import letters

app = QGuiApplication([])
letters.load_fonts()
made = []

def lay(word):
    made.append(letters.Text(word, letters.Style(30), 4000))

def draw():
    image = QImage(2000, 600, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    made[-1].draw(painter, 0, 0, 2000)
    painter.end()
    assert any(image.pixel(x, y) & 0xFFFFFF != 0xFFFFFF for x in range(300) for y in range(300))

for word in ("Coopérative", "تعاونية") * 3:
    for step in (lambda: lay(word), draw, draw):
        thread = threading.Thread(target=step)
        thread.start()
        thread.join()
print("drawn")
"""


def test_a_text_outlives_the_thread_it_was_laid_out_in() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout == "drawn\n", done.stderr
