"""What stands above and below: the cooperative's name, what this is, when, and which page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QImage

from artisanest_desktop.i18n import Language, _
from artisanest_desktop.model import face
from artisanest_desktop.reports.letters import ACCENT, LINE, MUTED, Style, Text, mm
from artisanest_desktop.reports.pages import Block, Drawn, Foot, gap
from artisanest_desktop.reports.paper import END, START, Paper
from artisanest_desktop.store import Store

_LOGO = mm(15)
_NAME, _SMALL, _TITLE = Style(11, bold=True), Style(8, color=MUTED), Style(18, bold=True)
_OTHER, _LINE = Style(11, color=MUTED), Style(9, color=MUTED)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Whose paper it is: name in both scripts, where, registered under which number, logo."""

    name: str
    other: str = ""
    about: str = ""
    logo: QImage | None = None


def letterhead(store: Store, lang: Language, uid: str | None = None) -> Letterhead | None:
    """The cooperative that is meant, or the only one; None when it is not known which."""
    row = _only_cooperative(store) if uid is None else store.get("cooperative", uid)
    if row is None:
        return None
    register = store.registers["cooperative"]
    name, other = face.names(register, row, lang.code)
    # Law 112-12, art. 11: papers for others bear the seat and the number in the register.
    kept = [face.words(register["commune"], row["commune"], lang, row)]
    if row["registry_number"]:
        number = _("Registry number: %(number)s") % {"number": str(row["registry_number"])}
        kept.append(lang(number))
    about = " · ".join(filter(None, kept))
    return Letterhead(name, other, about, picture(store, row["logo"]))


def _only_cooperative(store: Store) -> dict[str, Any] | None:
    """The cooperative of a store that has one."""
    found = store.find("cooperative", limit=2)
    uid = store.row_uid("cooperative", found[0]) if len(found) == 1 else None
    return store.get("cooperative", uid) if uid else None


def president(store: Store, lang: Language) -> str:
    """Who signs for the only cooperative; empty when it is not known."""
    uid = (_only_cooperative(store) or {}).get("president")
    return store.title("member", uid, lang.code) if uid else ""


def picture(store: Store, digest: str | None) -> QImage | None:
    """A picture of the store; None when there is none, or it cannot be read."""
    data = store.blob(digest) if digest else None
    image = QImage.fromData(data) if data else QImage()
    return None if image.isNull() else image


def opening(
    letter: Letterhead | None,
    title: str,
    lines: Sequence[str],
    date: str,
    lang: Language,
    room: float,
) -> list[Block]:
    """The top of the first page: letterhead, title, and what is to be known about it."""
    blocks: list[Block] = []
    if letter is not None:
        blocks.append(letter_block(letter, room))
    blocks.append(_title_block(title, date, room))
    blocks += [_line_block(line, room) for line in lines]
    blocks.append(gap(mm(4), keeps=True))
    return blocks


def _line_block(line: str, room: float) -> Block:
    text = Text(line, _LINE, room)
    return Drawn(text.height + mm(0.4), lambda paper, y: paper.text(text, 0, y, room), keeps=True)


def letter_block(letter: Letterhead, room: float) -> Block:
    side = _LOGO + mm(4) if letter.logo is not None else 0
    half = (room - side) * 0.6
    name = Text(letter.name, _NAME, half)
    other = Text(letter.other, _OTHER, room - side - half)
    about = Text(letter.about, _SMALL, room - side)
    words = max(name.height, other.height) + about.height
    height = max(words, _LOGO if letter.logo is not None else 0)

    def draw(paper: Paper, y: float) -> None:
        if letter.logo is not None:
            paper.picture(letter.logo, 0, y, _LOGO, _LOGO, mm(1.5), fill=False)
        top = y + (height - words) / 2
        paper.text(name, side, top, half)
        paper.text(other, side + half, top, room - side - half, END)
        paper.text(about, side, top + max(name.height, other.height), room - side)
        paper.rule(0, y + height + mm(3), room)

    return Drawn(height + mm(8), draw, keeps=True)


def _title_block(title: str, date: str, room: float) -> Block:
    when = Text(date, _LINE)
    words = Text(title, _TITLE, room - when.width - mm(6))
    height = words.height + mm(3.2)

    def draw(paper: Paper, y: float) -> None:
        paper.text(words, 0, y, room - when.width - mm(6))
        low = y + words.height - _TITLE.leading + (_TITLE.size - 9) * 1.07 * mm(0.353)
        paper.text(when, room - when.width, low, when.width, START)
        paper.fill(0, y + words.height + mm(0.4), mm(12), mm(0.8), ACCENT, mm(0.4))

    return Drawn(height, draw, keeps=True)


def running(title: str, letter: Letterhead | None, room: float) -> Block:
    """The top of the further pages."""
    words = Text(title, Style(9, bold=True), room * 0.55, most=1)
    whose = Text(letter.name if letter else "", _LINE, room * 0.42, most=1)

    def draw(paper: Paper, y: float) -> None:
        paper.text(words, 0, y, room * 0.55)
        paper.text(whose, room * 0.58, y, room * 0.42, END)

    return Drawn(words.height + mm(2.5), draw)


def foot(lang: Language, note: str = "") -> Foot:
    """Below each page: a note, and which page of how many."""

    def draw(paper: Paper, number: int, count: int) -> None:
        sheet, style = paper.sheet, Style(7.5, color=MUTED)
        y = sheet.last + mm(4)
        paper.rule(0, y, sheet.room, LINE)
        page = _("page %(n)s of %(total)s") % {"n": number, "total": count}
        words = Text(lang(page), style)
        paper.text(words, 0, y + mm(1.2), sheet.room, END)
        if note:
            paper.text(Text(note, style, sheet.room * 0.8, most=1), 0, y + mm(1.2), sheet.room)

    return draw
