"""Whose paper it is: the cooperative’s logo and name, the emblem, the logos of the partners."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from artisanest_desktop.reports.heading import Letterhead, picture
from artisanest_desktop.reports.letters import DPI, MUTED, Style, Text, mm
from artisanest_desktop.reports.pages import Block, Drawn
from artisanest_desktop.reports.paper import Paper
from artisanest_desktop.store import Store
from artisanest_desktop.store.sheets import Roll

_HIGH, _WIDEST, _BETWEEN = mm(14), mm(34), mm(4)
_NAME, _OTHER, _SMALL = Style(10.5, bold=True), Style(10, color=MUTED), Style(7.5, color=MUTED)
#: Dots to the inch of a logo: more is not seen, and only weighs.
_FINE = 250


def emblem_of(store: Store, session: Mapping[str, Any]) -> str | None:
    """The session's own emblem, else that of the newest session of the same programme."""
    if session.get("emblem"):
        return str(session["emblem"])
    programme = session.get("programme")
    if not programme:
        return None
    ids = store.find("session", sort=[("first_day", True)], where={"programme": programme})
    found = (row[1] for row in store.window("session", ids, ["emblem"]))
    return next((emblem for emblem in found if emblem), None)


def band(
    store: Store, roll: Roll, letter: Letterhead | None, room: float, grant: bool
) -> list[Block]:
    """One line of them; nothing where nobody is known."""
    pictures = [_fitting(image) for image in _others(store, roll, grant)]
    own = _fitting(letter.logo) if letter is not None and letter.logo is not None else None
    names = mm(78) if letter is not None else 0.0
    left = room - names - (own[1] + _BETWEEN if own else 0)
    shown, taken = [], 0.0
    for image, wide in pictures:
        if taken + wide <= left:
            shown.append((image, wide))
            taken += wide + _BETWEEN
    if letter is None and not shown:
        return []
    start = own[1] + _BETWEEN if own else 0.0
    words = _words(letter, room - start - taken) if letter is not None else []
    high = max(_HIGH if own or shown else 0.0, sum(text.height for text in words))

    def draw(paper: Paper, y: float) -> None:
        if own is not None:
            paper.picture(own[0], 0, y, own[1], _HIGH, fill=False)
        top = y + (high - sum(text.height for text in words)) / 2
        for text in words:
            paper.text(text, start, top, room - start - taken)
            top += text.height
        x = room
        for image, wide in reversed(shown):
            paper.picture(image, x - wide, y, wide, _HIGH, fill=False)
            x -= wide + _BETWEEN
        paper.rule(0, y + high + mm(1.8), room)

    return [Drawn(high + mm(4), draw, keeps=True)]


def _words(letter: Letterhead, room: float) -> list[Text]:
    texts = [(letter.name, _NAME), (letter.other, _OTHER), (letter.about, _SMALL)]
    return [Text(words, style, room, most=1) for words, style in texts if words]


def _others(store: Store, roll: Roll, grant: bool) -> list[QImage]:
    """The emblem, then the partners in their order."""
    if roll.wish.register != "session":
        return []
    context = roll.context
    session = context.get("session", roll.wish.record) or {}
    digests = [emblem_of(store, session)] if grant else []
    for line in context.lines("session_partner", roll.wish.record):
        partner = context.get("partner", line["partner"]) if line.get("partner") else None
        digests.append((partner or {}).get("logo"))
    images = (picture(store, digest) for digest in dict.fromkeys(filter(None, digests)))
    return [image for image in images if image is not None]


def _fitting(image: QImage) -> tuple[QImage, float]:
    """A logo no finer than is seen, and how wide it stands."""
    most = round(_HIGH / DPI * _FINE)
    if image.height() > most:
        image = image.scaledToHeight(most, Qt.TransformationMode.SmoothTransformation)
    return image, min(image.width() / image.height() * _HIGH, _WIDEST)
