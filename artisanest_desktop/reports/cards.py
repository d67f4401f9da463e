"""Members' cards: eight to a page, with marks where to cut, made to be kept in a wallet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QImage, QPen

from artisanest_desktop.i18n import _
from artisanest_desktop.model import face
from artisanest_desktop.model.fields import Register
from artisanest_desktop.reports import motif, portraits
from artisanest_desktop.reports.heading import Letterhead, letterhead
from artisanest_desktop.reports.law_register import both_languages
from artisanest_desktop.reports.letters import ACCENT, MUTED, Style, Text, fitting, mm
from artisanest_desktop.reports.options import Options, Wanted
from artisanest_desktop.reports.pages import Document, Drawn, Part
from artisanest_desktop.reports.paper import END, Paper, Sheet
from artisanest_desktop.reports.values import Record, records
from artisanest_desktop.store import Store

TITLE = _("Member’s card")
#: A bank card's size: what wallets are made for.
_WIDE, _HIGH = mm(85.6), mm(54)
_GAP = mm(7)
_ACROSS, _DOWN = 2, 4
_SHEET = Sheet(side=(210 - 2 * 85.6 - 7) / 2, top=(297 - 4 * 54 - 3 * 7) / 2, bottom=10)
_EDGE, _BAND, _PHOTO = mm(4.5), mm(5), (mm(22), mm(27.5))


def card_document(store: Store, wanted: Wanted, options: Options) -> Document:
    """A card for each of these records."""
    lang, register = options.lang, store.registers[wanted.register]
    rows = records(store, register, wanted.ids)
    printer = _Printer(store, register, options)
    each = _ACROSS * _DOWN
    pages = [rows[n : n + each] for n in range(0, len(rows), each)]
    parts = [Part([printer.page(page)]) for page in pages]
    title = options.title or lang(TITLE)
    shown = face.photo_field(register)
    seen = shown is not None and options.private and any(row.get(shown.key) for row in rows)
    private = [shown.key] if shown is not None and seen else []
    facts = {"rows": {register.key: len(rows)}, "private": private}
    return Document(title, lang, _SHEET, parts, None, facts)


class _Printer:
    """Draws cards; reads what all of them share once."""

    def __init__(self, store: Store, register: Register, options: Options) -> None:
        self._store, self._register, self._options = store, register, options
        self._lang = options.lang
        self._letters: dict[str | None, Letterhead | None] = {}

    def page(self, rows: Sequence[Record]) -> Drawn:
        """Up to eight cards."""
        photos = [
            portraits.photo_of(self._store, self._register, row, _PHOTO[1])
            if self._options.private
            else None
            for row in rows
        ]

        def draw(paper: Paper, y: float) -> None:
            for n, (row, photo) in enumerate(zip(rows, photos, strict=True)):
                down, across = divmod(n, _ACROSS)
                place = (across * (_WIDE + _GAP), y + down * (_HIGH + _GAP))
                _marks(paper, *place)
                self._card(paper, *place, row, photo)

        return Drawn(_SHEET.last - _SHEET.first, draw)

    def _letter(self, row: Record) -> Letterhead | None:
        uid = row.get("cooperative")
        if uid not in self._letters:
            self._letters[uid] = letterhead(self._store, self._lang, uid)
        return self._letters[uid]

    def _card(self, paper: Paper, x: float, y: float, row: Record, photo: QImage | None) -> None:
        self._head(paper, x, y, self._letter(row))
        names = face.names(self._register, row, self._lang.code)
        top = y + mm(17)
        at = (x + _EDGE, top, *_PHOTO)
        portraits.draw(paper, photo, face.initials(names[0], row), at, mm(1.8))
        self._person(paper, x + _EDGE + _PHOTO[0] + mm(5), top, row, names)
        strip = paper.box(x, y + _HIGH - _BAND, _WIDE, _BAND)
        motif.band(paper.painter, strip)

    def _head(self, paper: Paper, x: float, y: float, letter: Letterhead | None) -> None:
        logo = letter.logo if letter is not None else None
        left, room = x + _EDGE, _WIDE - 2 * _EDGE
        if logo is not None:
            paper.picture(logo, left, y + mm(4), mm(9), mm(9), mm(1), fill=False)
            left, room = left + mm(12), room - mm(12)
        name = fitting(letter.name if letter else "", Style(10, bold=True), room * 0.62, 7)
        other = fitting(letter.other if letter else "", Style(10, color=MUTED), room * 0.36, 7)
        paper.text(name, left, y + mm(3.7), room * 0.62)
        paper.text(other, left + room * 0.64, y + mm(3.7), room * 0.36, END)
        words = self._options.title or both_languages(TITLE, self._lang)
        paper.text(fitting(words, Style(7.5, color=MUTED), room, 6), left, y + mm(8.9), room)
        paper.rule(x + _EDGE, y + mm(14.6), _WIDE - 2 * _EDGE, ACCENT, 0.35)

    def _person(
        self, paper: Paper, x: float, y: float, row: Record, names: tuple[str, str]
    ) -> None:
        room = _WIDE - 2 * _EDGE - _PHOTO[0] - mm(5)
        paper.text(fitting(names[0], Style(12.5, bold=True), room, 8), x, y - mm(0.6), room)
        paper.text(fitting(names[1], Style(11.5, color=MUTED), room, 8), x, y + mm(5.4), room)
        below = y + mm(12.8)
        for line in self._craft(row, room):
            paper.text(line, x, below, room)
            below += line.height
        low = y + _PHOTO[1] - mm(5.7)
        number = Text(row.get("number") or "", Style(12, bold=True, color=ACCENT), room, ltr=True)
        paper.text(number, x, low, room)
        since = str(row.get("joined") or "")[:4]
        if since:
            words = self._lang(_("since %(year)s") % {"year": since})
            paper.text(Text(words, Style(8.5, color=MUTED)), x, low + mm(1.5), room, END)

    def _craft(self, row: Record, room: float) -> list[Text]:
        """The role, for whoever has one, and the trade; two lines at most."""
        keys = [key for key in ("role", "trade") if key in self._register.by_key]
        said = [face.words(self._register[k], row.get(k), self._lang, row) for k in keys]
        words = [word for word in said if word]
        if len(words) == 1:
            whole = Text(words[0], Style(8.5), room)
            if len(whole.lines) <= 2:
                return [whole]
        return [fitting(word, Style(8.5), room, 6.5) for word in words]


def _marks(paper: Paper, x: float, y: float) -> None:
    """Short lines outside the corners: nothing of them is left on the card."""
    card: QRectF = paper.box(x, y, _WIDE, _HIGH)
    pen = QPen(QColor(MUTED))
    pen.setWidthF(mm(0.12))
    paper.painter.setPen(pen)
    near, far = mm(0.8), mm(3.2)
    for across, out in ((card.left(), -1), (card.right(), 1)):
        for down, way in ((card.top(), -1), (card.bottom(), 1)):
            paper.painter.drawLine(QLineF(across + out * near, down, across + out * far, down))
            paper.painter.drawLine(QLineF(across, down + way * near, across, down + way * far))
