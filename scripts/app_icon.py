"""Draw ``app.png`` and ``app.ico`` anew from ``app.svg``; run it with ``.venv/bin/python``."""

from __future__ import annotations

import os
import struct
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).parent.parent / "artisanest_desktop" / "resources" / "icons"
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)


def png(renderer: QSvgRenderer, size: int) -> bytes:
    """The picture at ``size`` × ``size`` pixels, as PNG."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return data.data()


def ico(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon of PNG pictures (a side of 256 is written as 0 there)."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    entries = b""
    for size, data in pictures.items():
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return head + entries + b"".join(pictures.values())


def main() -> None:
    """Write both files beside ``app.svg``."""
    app = QGuiApplication([])
    renderer = QSvgRenderer(str(ICONS / "app.svg"))
    (ICONS / "app.png").write_bytes(png(renderer, 256))
    (ICONS / "app.ico").write_bytes(ico({size: png(renderer, size) for size in ICO_SIZES}))
    del app


if __name__ == "__main__":
    main()
