"""Draw the pictures of the example cooperative anew; run it with ``.venv/bin/python``.

They are small files that ship with the program: a palette of a few colours is enough for them.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import example_cloth as cloth
import example_things as things
from example_shapes import SIDE, Drawing
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

HERE = Path(__file__).parent.parent / "artisanest_desktop" / "resources" / "example"
#: A product is seen small in lists, larger in its record and the catalogue.
SHIPPED = 360
COLOURS = 48
DRAWN = (
    cloth.rug_diamonds, cloth.hanbel, cloth.handira, cloth.bedside, cloth.boucherouite,
    cloth.runner, cloth.kilim_cushion, cloth.tablecloth, cloth.rose_cushion, cloth.shawl,
    cloth.pouch, cloth.bookmark, cloth.djellaba, cloth.caftan, cloth.apron,
    things.ball, things.skein, things.basket, things.laundry, things.bread_basket, things.mat,
    things.lampshade, things.tajine, things.jug, things.bowls, things.babouches, things.pouffe,
    things.box, things.couscous, things.soap, things.sheet,
)  # fmt: skip


def picture(draw: Callable[[Drawing], None]) -> QImage:
    """What a function draws, at the size it ships."""
    image = QImage(2 * SIDE, 2 * SIDE, QImage.Format.Format_RGB32)
    drawing = Drawing(image)
    drawing.scale(2, 2)
    draw(drawing)
    drawing.end()
    smooth = Qt.TransformationMode.SmoothTransformation
    fine = image.scaledToWidth(SHIPPED, smooth)
    plain = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return fine.convertToFormat(QImage.Format.Format_Indexed8, palette(fine), plain)


def palette(image: QImage) -> list[int]:
    """The colours a picture uses most; its softened edges make do with the nearest of them."""
    counted: Counter[int] = Counter()
    for y in range(image.height()):
        counted.update(image.pixel(x, y) for x in range(image.width()))
    return [color for color, _n in counted.most_common(COLOURS)]


def main() -> None:
    """Write them all beside the example's texts."""
    app = QGuiApplication([])
    HERE.mkdir(exist_ok=True)
    for draw in DRAWN:
        path = HERE / f"{draw.__name__}.png"
        picture(draw).save(str(path), "PNG", 0)
        print(f"{path.stat().st_size:6} {path.name}")
    del app


if __name__ == "__main__":
    main()
