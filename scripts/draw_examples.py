"""Draw the pictures of the example cooperative anew; run it with ``.venv/bin/python``.

They are small files that ship with the program: a palette of a few colours is enough for them.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from example_pictures import PRODUCTS, sheet
from example_shapes import SIDE, Drawing
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

HERE = Path(__file__).parent.parent / "artisanest_desktop" / "resources" / "example"
#: A product is seen small in lists, larger in its record and the catalogue.
SHIPPED = 360
COLOURS = 48


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
    for draw in (*PRODUCTS, sheet):
        path = HERE / f"{draw.__name__}.png"
        picture(draw).save(str(path), "PNG", 0)
        print(f"{path.stat().st_size:6} {path.name}")
    del app


if __name__ == "__main__":
    main()
