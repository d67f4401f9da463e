"""Pictures as they are kept: small, upright, legible, without what a camera notes."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QRadialGradient
from PySide6.QtWidgets import QApplication

from artisanest_desktop.ui.record.files import bare, shrinking

pytestmark = pytest.mark.usefixtures("qapp")
#: Little-endian EXIF: orientation 6 (turned to the right), a maker and a place.
EXIF = (
    b"Exif\0\0II*\0\x08\0\0\0\x02\0"
    b"\x0f\x01\x02\0\x10\0\0\0\x26\0\0\0"
    b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0"
    b"\0\0\0\0GPS 32.24 -7.95\0"
)


def drawn(width: int, height: int) -> QImage:
    """Something like a photo: soft, with an edge, another colour in its top left corner."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    shade = QRadialGradient(width / 2, height / 2, width)
    shade.setColorAt(0, QColor("#c9a26b"))
    shade.setColorAt(1, QColor("#22406b"))
    painter = QPainter(image)
    painter.fillRect(image.rect(), shade)
    painter.fillRect(0, 0, width // 4, height // 4, QColor("#d01515"))
    painter.end()
    return image


def saved(image: QImage, path: Path, quality: int = 95) -> Path:
    assert image.save(str(path), quality=quality)
    return path


def with_exif(path: Path) -> Path:
    data = path.read_bytes()
    part = b"\xff\xe1" + (len(EXIF) + 2).to_bytes(2, "big") + EXIF
    trailer = b"a second picture, with its place: GPS"
    path.write_bytes(data[:2] + part + data[2:] + trailer)
    return path


def opened(small: shrinking.Small | None) -> QImage:
    assert small is not None
    image = QImage.fromData(small.data)
    assert not image.isNull()
    return image


def is_red(image: QImage, x: float, y: float) -> bool:
    color = image.pixelColor(int(x * image.width()), int(y * image.height()))
    return color.red() > 150 and color.blue() < 90


def test_a_photo_of_a_phone_is_a_tenth(tmp_path: Path) -> None:
    path = saved(drawn(4000, 3000), tmp_path / "a.jpg")
    small = shrinking.shrink(path)
    image = opened(small)
    assert (image.width(), image.height()) == (1600, 1200)
    assert small is not None and small.mime == "image/jpeg"
    assert len(small.data) < path.stat().st_size / 3


@pytest.mark.parametrize("size", [(600, 400), (3000, 2000)])
def test_it_stands_upright_and_tells_no_place(tmp_path: Path, size: tuple[int, int]) -> None:
    path = with_exif(saved(drawn(*size), tmp_path / "a.jpg"))
    small = shrinking.shrink(path)
    image = opened(small)
    assert image.height() > image.width()
    assert is_red(image, 0.95, 0.05) and not is_red(image, 0.05, 0.05)
    assert small is not None and b"GPS" not in small.data and b"Exif" not in small.data


def test_a_small_photo_keeps_its_pixels_and_loses_its_place(tmp_path: Path) -> None:
    path = saved(drawn(800, 600), tmp_path / "a.jpg", quality=78)
    before = QImage(str(path))
    data = path.read_bytes()
    part = b"\xff\xe1" + (30).to_bytes(2, "big") + b"http://ns.adobe.com/xap/GPS "
    path.write_bytes(data[:2] + part + data[2:])
    small = shrinking.shrink(path)
    assert small is not None and b"GPS" not in small.data
    assert opened(small) == before


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.bmp"])
def test_shrinking_again_changes_nothing(tmp_path: Path, name: str) -> None:
    """So that a picture dragged out and back in is known to be the same."""
    first = shrinking.shrink(saved(drawn(2000, 1500), tmp_path / name))
    assert first is not None
    again = tmp_path / f"again.{first.mime.rpartition('/')[2]}"
    again.write_bytes(first.data)
    assert shrinking.shrink(again) == first


def test_a_drawing_stays_a_png(tmp_path: Path) -> None:
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    image.setText("Author", "a name in the file")
    painter = QPainter(image)
    painter.fillRect(QRect(100, 100, 50, 200), QColor("navy"))
    painter.end()
    small = shrinking.shrink(saved(image, tmp_path / "a.png"))
    assert small is not None and small.mime == "image/png"
    assert b"a name in the file" not in small.data
    assert opened(small).pixelColor(120, 200) == QColor("navy")


def test_what_shines_through_still_does(tmp_path: Path) -> None:
    image = QImage(2000, 2000, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.drawImage(QRect(500, 500, 1000, 1000), drawn(1000, 1000))
    painter.end()
    small = shrinking.shrink(saved(image, tmp_path / "logo.png"))
    assert small is not None and small.mime == "image/png"
    assert opened(small).pixelColor(10, 10).alpha() == 0
    opaque = drawn(900, 700).convertToFormat(QImage.Format.Format_ARGB32)
    small = shrinking.shrink(saved(opaque, tmp_path / "photo.png"))
    assert small is not None and small.mime == "image/jpeg", "a photo with an alpha nobody sees"


def test_a_scanned_page_stays_legible(tmp_path: Path) -> None:
    """At 300 dots an inch, text of 7 points; kept at some 190, its lines stay apart."""
    page = QImage(2480, 3508, QImage.Format.Format_RGB32)
    page.fill(QColor("white"))
    painter = QPainter(page)
    font = QFont(QApplication.font())
    font.setPixelSize(29)
    painter.setFont(font)
    for line in range(100):
        painter.drawText(150, 200 + line * 32, "Numéro de la carte nationale : EE 123456 " * 3)
    painter.end()
    image = opened(shrinking.shrink(saved(page, tmp_path / "scan.jpg")))
    assert image.height() == shrinking.SHEET
    rows = [min(image.pixelColor(x, y).lightness() for x in range(110, 900, 3))
            for y in range(150, 900)]  # fmt: skip
    gaps = sum(1 for a, b in pairwise(rows) if a < 140 <= b)
    assert gaps > 30, "between the lines it is white again"


def test_a_picture_of_108_million_pixels(tmp_path: Path) -> None:
    path = tmp_path / "large.jpg"
    saved(drawn(12000, 9000), path, quality=60)
    image = opened(shrinking.shrink(path))
    assert (image.width(), image.height()) == (1600, 1200)
    assert is_red(image, 0.05, 0.05)


def test_a_bomb_is_left_alone(tmp_path: Path) -> None:
    """A PNG that says it is 30,000 pixels wide and high is not decoded at all."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawn(64, 64).save(buffer, "PNG")  # type: ignore[call-overload]
    data = bytearray(buffer.data().data())
    data[16:24] = (30_000).to_bytes(4, "big") * 2
    import zlib

    data[29:33] = zlib.crc32(bytes(data[12:29])).to_bytes(4, "big")
    path = tmp_path / "bomb.png"
    path.write_bytes(bytes(data))
    assert shrinking.shrink(path) is None


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"<svg/>"])
def test_what_is_no_picture(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(data)
    assert shrinking.shrink(path) is None
    assert bare.jpeg(data) is None and bare.png(data) is None


def test_half_a_jpeg_is_not_taken_for_a_whole_one(tmp_path: Path) -> None:
    data = saved(drawn(300, 200), tmp_path / "a.jpg").read_bytes()
    assert bare.jpeg(data) is not None
    assert all(bare.jpeg(data[:n]) is None for n in range(0, len(data) - 1, 97))
