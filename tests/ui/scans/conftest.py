"""Sessions whose sheets were printed, and pictures of their pages as phones and scanners make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from artisanest_desktop.i18n import _
from artisanest_desktop.reports import qr
from artisanest_desktop.reports.letters import DPI, mm
from artisanest_desktop.reports.paper import PORTRAIT, Paper
from artisanest_desktop.rules.sheet_marks import SheetMark
from artisanest_desktop.store import Store, editions

DAYS = (("2026-11-03", "09:00", "12:30"), ("2026-11-03", "14:00", "17:30"))


@dataclass
class Printed:
    """A session with two half-days, and its editions: one for all, one for the second alone."""

    uid: str
    slots: list[str] = field(default_factory=list)
    editions: list[str] = field(default_factory=list)


@pytest.fixture
def make_printed(store: Store) -> Callable[[str], Printed]:
    """``make_printed(title)``: a session whose sheets left the printer."""

    def make(title: str) -> Printed:
        with store.transaction(_("x")) as t:
            uid = t.create("session", {"title": title, "kind": "workshop", "state": "planned"})
            slots = [t.create("slot", {"session": uid, "date": d, "start": a, "end": b})
                     for d, a, b in DAYS]  # fmt: skip
            person = t.create("participant", {"session": uid, "name": "Marie", "rank": "a"})
        made = Printed(uid, slots)
        for some in (None, slots[1]):
            with store.transaction(_("x")) as t:
                made.editions.append(editions.freeze(
                    t, store, "session", uid, "attendance", [person], slots=some))  # fmt: skip
        return made

    return make


@pytest.fixture
def photo_of(tmp_path: Path) -> Callable[..., Path]:
    """``photo_of(edition, page, name, turned, dpi)``: a photo of a page, as a file."""

    def make(
        edition: str | None, page: int = 1, name: str = "IMG.jpg", turned: float = 0, dpi: int = 150
    ) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        assert picture(edition, page, turned, dpi).save(str(path))
        return path

    return make


def picture(edition: str | None, page: int = 1, turned: float = 0, dpi: int = 150) -> QImage:
    """A page with lines and writing, its code at the foot; on a table that is not white."""
    image = QImage(round(210 / 25.4 * dpi), round(297 / 25.4 * dpi), QImage.Format.Format_RGB32)
    image.fill(QColor("#eee9df"))
    painter = QPainter(image)
    painter.scale(dpi / DPI, dpi / DPI)
    for n in range(20):
        y = round(mm(40 + n * 10))
        painter.drawLine(round(mm(15)), y, round(mm(190)), y)
        painter.drawText(round(mm(20)), y - round(mm(2)), f"{n} {page} {edition}")
    if edition is not None:
        mark = SheetMark(edition, page)
        qr.draw(Paper(painter, PORTRAIT, False), mark.text, mm(160), mm(268), mm(16))
    painter.end()
    return image.transformed(QTransform().rotate(turned)) if turned else image
