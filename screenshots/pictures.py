"""Pictures small enough to travel with the program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPixmap

#: What a picture of the manual may weigh.
LARGEST = 40_000
#: Without loss first, then as little as will do.
_QUALITIES = (100, 90, 80, 70, 60, 50, 40, 30, 20)


def save(pixmap: QPixmap, path: Path) -> None:
    """As it is, for the full set."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not pixmap.save(str(path)):
        raise OSError(f"{path} could not be written")


def save_small(pixmap: QPixmap, path: Path) -> int:
    """The best of what fits; returns its size in bytes."""
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_RGB888)
    for quality in _QUALITIES:
        data = _webp(image, quality)
        if len(data) <= LARGEST:
            break
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return len(data)


def _webp(image: QImage, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"webp")
    writer.setQuality(quality)
    if not writer.write(image):
        raise OSError(writer.errorString())
    return bytes(buffer.data().data())
