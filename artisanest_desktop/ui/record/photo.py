"""Pictures made small enough to keep: at most 200 KB, 1024 pixels, the right way up."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Refusal

MOST_BYTES = 200 * 1024
MOST_PIXELS = 1024
#: What a camera or scanner may sensibly deliver; a larger picture is not even decoded.
_TOO_LARGE = 200_000_000

_NOT_A_PICTURE = _(
    "This is not a picture that can be read. Choose a photo (JPEG, PNG); nothing was changed."
)


def read(path: str, most: int = 2 * MOST_PIXELS) -> QImage:
    """The picture in a file, turned as the camera was held; Refusal when it is none.

    What is larger than ``most`` pixels is decoded no larger.
    """
    return _decode(QImageReader(path), most=most)


def decode(data: bytes, within: int = 0, most: int = 2 * MOST_PIXELS) -> QImage:
    """The picture in some bytes; with ``within`` its short side is decoded to that size."""
    kept = QByteArray(data)
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return _decode(QImageReader(buffer), within, most)


def _decode(reader: QImageReader, within: int = 0, most: int = 2 * MOST_PIXELS) -> QImage:
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and size.width() * size.height() > _TOO_LARGE:
        raise Refusal(_("This picture is too large to be read here. Make it smaller first."))
    if within and size.isValid():
        box = QSize(within, within)
        reader.setScaledSize(size.scaled(box, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    elif size.isValid() and max(size.width(), size.height()) > most:
        # A phone's 12 megapixels are never all in memory: JPEG decodes to a smaller size.
        box = QSize(most, most)
        reader.setScaledSize(size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise Refusal(_NOT_A_PICTURE)
    return image


def shrink(image: QImage) -> bytes:
    """JPEG of at most 200 KB; less quality first, then fewer pixels."""
    if image.isNull():
        raise Refusal(_NOT_A_PICTURE)
    image = on_white(image)
    side = MOST_PIXELS
    while True:
        small = within(image, side)
        for quality in (85, 75, 65, 55):
            data = jpeg(small, quality)
            if len(data) <= MOST_BYTES:
                return data
        side = side * 3 // 4


def within(image: QImage, side: int) -> QImage:
    """No larger than ``side`` either way."""
    if max(image.width(), image.height()) <= side:
        return image
    keep = Qt.AspectRatioMode.KeepAspectRatio
    return image.scaled(side, side, keep, Qt.TransformationMode.SmoothTransformation)


def on_white(image: QImage) -> QImage:
    """JPEG has no transparency, and black is no ground for a logo."""
    plain = QImage(image.size(), QImage.Format.Format_RGB32)
    plain.fill(QColor("white"))
    painter = QPainter(plain)
    painter.drawImage(0, 0, image)
    painter.end()
    return plain


def jpeg(image: QImage, quality: int) -> bytes:
    """As a JPEG; nothing of where and when it was taken goes with it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", quality)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
