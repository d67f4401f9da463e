"""A record's picture on paper: its photo, else its initials on ivory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from artisanest_desktop.model import face
from artisanest_desktop.model.fields import Register
from artisanest_desktop.reports.heading import picture
from artisanest_desktop.reports.letters import DPI, IVORY, MUTED, Style, Text
from artisanest_desktop.reports.paper import MIDDLE, Paper
from artisanest_desktop.store import Store

#: A photo is kept at so many pixels to the inch: more is not seen, and only weighs.
_FINE = 220


def photo_of(
    store: Store, register: Register, row: Mapping[str, Any], height: float
) -> QImage | None:
    """The picture, no larger than a height in dots needs."""
    field = face.photo_field(register)
    image = picture(store, row.get(field.key)) if field is not None else None
    most = round(height / DPI * _FINE)
    if image is None or image.height() <= most:
        return image
    return image.scaledToHeight(most, Qt.TransformationMode.SmoothTransformation)


def draw(
    paper: Paper,
    image: QImage | None,
    letters: str,
    at: tuple[float, float, float, float],
    radius: float,
    whole: bool = False,
) -> None:
    """In ``at`` (x, y, width, height); ``whole`` for what may not be cut, as a logo."""
    x, y, width, height = at
    if image is not None:
        paper.picture(image, x, y, width, height, radius, fill=not whole)
        return
    paper.fill(x, y, width, height, IVORY, radius)
    if letters:
        # Points of a third of the height.
        style = Style(round(height / DPI * 72 * 0.34, 1), bold=True, color=MUTED)
        paper.text(Text(letters, style), x, y + (height - style.leading) / 2, width, MIDDLE)
