"""Invitations: two to a page, to be cut in the middle and given by hand, each in her language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from artisanest_desktop.i18n import Language, Msg, _, p_
from artisanest_desktop.model import face
from artisanest_desktop.reports import motif
from artisanest_desktop.reports.heading import Letterhead, letterhead
from artisanest_desktop.reports.letters import (
    ACCENT,
    MUTED,
    TERRA,
    Style,
    Text,
    fitting,
    mm,
)
from artisanest_desktop.reports.options import Options
from artisanest_desktop.reports.pages import Document, Drawn, Part
from artisanest_desktop.reports.paper import END, MIDDLE, Paper, Sheet
from artisanest_desktop.store import Store, invitations
from artisanest_desktop.store.invitations import Guest, Said

TITLE = _("Invitations")
OWN = "own"
#: Half of A4: what is cut from it is A5 lying.
_SHEET = Sheet(side=16, top=0, bottom=0)
_HALF = mm(297) / 2
_BAND, _LOGO, _LABEL = mm(5), mm(15), mm(30)
_VALUE, _NAME = Style(10.5), Style(9, color=MUTED)


def invitations_document(
    store: Store, session: str, options: Options, uids: Sequence[str] = ()
) -> Document:
    """For these participants of a session (for all, if none is named); making the paper notes
    that they have it. ``options.answers``: ``whose`` is ``own`` for each in her language."""
    lang = options.lang
    own = options.answers.get("whose", OWN) == OWN
    wanted = set(uids)
    people = [
        guest
        for guest in invitations.guests(store, session, lang.code, "" if own else lang.code)
        if not wanted or guest.uid in wanted
    ]
    printer = _Printer(store, session)
    pages = [people[n : n + 2] for n in range(0, len(people), 2)]
    parts = [Part([Drawn(2 * _HALF - mm(1), partial(printer.page, page))]) for page in pages]
    number = str((store.get("session", session) or {}).get("number") or "")
    facts = {"rows": {"participant": len(people)}, "private": []}
    leaving = partial(_given, store, number, [g.uid for g in people]) if people else None
    return Document(f"{lang(TITLE)} {number}".strip(), lang, _SHEET, parts, None, facts, leaving)


def _given(store: Store, number: str, uids: Sequence[str]) -> None:
    if store.read_only:
        return
    with store.transaction(_("Invitations printed · %(what)s") % {"what": number}) as t:
        invitations.given(t, store, uids)


class _Printer:
    """Draws them; what all in one language share is read once."""

    def __init__(self, store: Store, session: str) -> None:
        self._store, self._session = store, session
        self._known: dict[str, tuple[Language, Said, Letterhead | None]] = {}

    def _in(self, code: str) -> tuple[Language, Said, Letterhead | None]:
        if code not in self._known:
            lang = self._store.language(code)
            told = invitations.said(self._store, self._session, lang)
            self._known[code] = lang, told, letterhead(self._store, lang)
        return self._known[code]

    def page(self, people: Sequence[Guest], paper: Paper, _y: float) -> None:
        """One above the other, and where to cut."""
        for n, guest in enumerate(people):
            lang = self._in(guest.code)[0]
            self._one(Paper(paper.painter, paper.sheet, lang.rtl), n * _HALF, guest)
        if len(people) > 1:
            pen = QPen(QColor(MUTED))
            pen.setWidthF(mm(0.15))
            pen.setStyle(Qt.PenStyle.DashLine)
            paper.painter.setPen(pen)
            at = paper.box(-mm(_SHEET.side), _HALF, mm(_SHEET.width), 0)
            paper.painter.drawLine(at.topLeft(), at.topRight())

    def _one(self, paper: Paper, top: float, guest: Guest) -> None:
        lang, told, letter = self._in(guest.code)
        room, low = _SHEET.room, top + _HALF - mm(9)
        motif.band(paper.painter, paper.box(0, top + mm(9), room, _BAND))
        y = self._head(paper, top + mm(18), letter, lang)
        y = self._whom(paper, y + mm(4), guest, lang)
        title = fitting(told.title, Style(17, bold=True, color=ACCENT), room, 11)
        paper.text(title, 0, y, room, MIDDLE)
        y += title.height + mm(1)
        paper.fill((room - mm(22)) / 2, y, mm(22), mm(0.8), TERRA, mm(0.4))
        self._facts(paper, y + mm(5), low - mm(6), told, lang)
        paper.text(Text(told.number, Style(7.5, color=MUTED), ltr=True), 0, low - mm(4), room, END)

    def _head(
        self, paper: Paper, y: float, letter: Letterhead | None, lang: Language
    ) -> float:
        room = _SHEET.room
        word = Text(lang(_("Invitation")), Style(13, color=TERRA, bold=True), room)
        if letter is None:
            paper.text(word, 0, y, room)
            return y + word.height
        left = 0.0
        if letter.logo is not None:
            paper.picture(letter.logo, 0, y, _LOGO, _LOGO, mm(1.5), fill=False)
            left = _LOGO + mm(4)
        half = room - left - word.width - mm(6)
        paper.text(fitting(letter.name, Style(11, bold=True), half, 8), left, y + mm(1), half)
        about = " · ".join(part for part in (letter.other, letter.about) if part)
        paper.text(fitting(about, Style(8.5, color=MUTED), half, 7), left, y + mm(7), half)
        paper.text(word, room - word.width, y + mm(1), word.width)
        return y + (_LOGO if letter.logo is not None else mm(13))

    def _whom(self, paper: Paper, y: float, guest: Guest, lang: Language) -> float:
        room = _SHEET.room
        register = self._store.registers[guest.register]
        first, second = face.names(register, guest.person, lang.code)
        hello = fitting(_bare(invitations.greeting(self._store, guest, lang)),
                        Style(14, bold=True), room, 9)  # fmt: skip
        paper.text(hello, 0, y, room, MIDDLE)
        y += hello.height
        if second and second != first:
            other = fitting(second, Style(10.5, color=MUTED), room, 8)
            paper.text(other, 0, y, room, MIDDLE)
            y += other.height
        words = Text(lang(invitations.pleased(guest)), Style(10.5, color=MUTED), room)
        paper.text(words, 0, y + mm(0.5), room, MIDDLE)
        return y + words.height + mm(1)

    def _facts(self, paper: Paper, y: float, low: float, told: Said, lang: Language) -> None:
        """When and where first; then as much of the rest as there is room for."""
        facts: list[tuple[Msg, Sequence[str]]] = [
            (_("When"), told.when),
            (_("Place"), [told.where] if told.where else []),
            (p_("invitation", "Contact"), [told.contact] if told.contact else []),
            (_("What for"), told.goals),
            (_("Programme"), told.agenda),
        ]
        for label, lines in facts:
            y = self._fact(paper, y, low, lang(label), lines)

    def _fact(
        self, paper: Paper, y: float, low: float, label: str, lines: Sequence[str]
    ) -> float:
        wide = _SHEET.room - _LABEL
        shown = [Text(line, _VALUE, wide) for line in lines]
        height = sum(text.height for text in shown)
        if not shown or y + height > low:
            return y
        paper.text(Text(label, _NAME, _LABEL), 0, y + mm(0.4), _LABEL)
        for text in shown:
            paper.text(text, _LABEL, y, wide)
            y += text.height
        return y + mm(1.6)


def _bare(hello: str) -> str:
    """A greeting as it stands alone on paper, without its comma."""
    return hello.rstrip(",،")
