"""A cooperative with members and a logo, and the letters to print them with."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from artisanest_desktop.example import fill as example
from artisanest_desktop.i18n import _
from artisanest_desktop.reports import ready
from artisanest_desktop.store import Store


@pytest.fixture(autouse=True)
def letters(qapp: QApplication) -> None:
    """The tests' own application, before anyone makes one without windows."""
    ready()


def _picture(color: str = "#3A3DB8") -> bytes:
    """A small picture as the store keeps them."""
    image = QImage(120, 160, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example cooperative, made once."""
    path = tmp_path_factory.mktemp("template") / "tifawin.artisanest"
    with Store.open(path) as store:
        example(store)
    return path


@pytest.fixture
def store(tmp_path: Path, template: Path) -> Iterator[Store]:
    """A copy of it, with a logo."""
    path = tmp_path / "tifawin.artisanest"
    path.write_bytes(template.read_bytes())
    with Store.open(path) as store:
        store.clock.today = lambda: dt.date(2026, 11, 24)  # type: ignore[method-assign]
        uid = store.row_uid("cooperative", store.find("cooperative")[0])
        assert uid is not None
        with store.transaction(_("Edit")) as t:
            logo = t.blob(_picture(), "image/png")
            t.set("cooperative", uid, {"logo": logo, "registry_number": "1248/2016"})
        yield store


@pytest.fixture
def whole() -> Callable[[Path], int]:
    """``whole(path)``: the number of pages of a PDF that is whole."""

    def count(path: Path) -> int:
        data = path.read_bytes()
        assert data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF")
        counts = re.findall(rb"/Type /Pages.*?/Count (\d+)", data, re.DOTALL)
        assert len(counts) == 1
        return int(counts[0])

    return count


@pytest.fixture
def photo() -> bytes:
    """A picture to put somewhere."""
    return _picture("#AC4E27")


@pytest.fixture
def text_of(tool: Callable[[str], str]) -> Callable[[Path], str]:
    """What a reader can find in a PDF: Arabic letters come back as their basic forms."""

    def read(path: Path) -> str:
        command = [tool("pdftotext"), "-layout", str(path), "-"]
        said = subprocess.run(command, capture_output=True, check=True).stdout.decode()
        plain = unicodedata.normalize("NFKC", said)
        return re.sub(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", plain)

    return read
