"""Certificates of a session, one to a page, in the language of each person, made to be hung up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtGui import QImage

from artisanest_desktop.i18n import Language, Msg, _, p_
from artisanest_desktop.model import face
from artisanest_desktop.model.learning import Taken, of_session
from artisanest_desktop.reports import motif
from artisanest_desktop.reports.heading import Letterhead, letterhead, picture, president
from artisanest_desktop.reports.letters import (
    ACCENT,
    INK,
    LINE,
    MUTED,
    SAFFRON,
    TERRA,
    Style,
    Text,
    fitting,
    mm,
)
from artisanest_desktop.reports.options import Options
from artisanest_desktop.reports.pages import Document, Drawn, Part
from artisanest_desktop.reports.paper import END, MIDDLE, Paper, Sheet
from artisanest_desktop.reports.text import joined
from artisanest_desktop.rules import attendance, certifying
from artisanest_desktop.store import Store, editions

TITLE = _("Certificates")
#: What may be asked for: all who have earned one, or a kind, or only those not printed yet.
WANTED = ("", "certificate", "confirmation", "new")
OWN = "own"
_NAMES = {
    certifying.CERTIFICATE: _("Certificate"),
    certifying.CONFIRMATION: _("Certificate of attendance"),
}
_SHEET = Sheet(297, 210, side=26, top=20, bottom=20)
_EDGE, _BAND, _LOGO = mm(9), mm(6), mm(17)


@dataclass(frozen=True, slots=True)
class Certificate:
    """One to be printed; ``again`` when it was printed before, on that day."""

    taken: Taken
    person: dict[str, Any]
    register: str
    kind: str
    number: str
    day: str
    again: bool


def certificates_of(store: Store, session: str, wanted: str = "") -> list[Certificate]:
    """What a session's participants have earned and been given, by their number on the sheet."""
    context = store.reader()
    row = store.get("session", session)
    if row is None:
        return []
    numbers = editions.roll(context, session)
    today = store.clock.today().isoformat()
    found = []
    for taken in of_session(row, context):
        participant = taken.participant
        given, earned = participant.get("certificate"), taken.earned
        kind = participant.get("certificate_kind") or (certifying.CERTIFICATE if given else earned)
        if kind is None:
            continue
        # What she has is hers; only a certificate in place of a confirmation is a new one.
        again = bool(given) and not (kind != earned == certifying.CERTIFICATE)
        if not again:
            assert earned is not None
            kind = earned
        if wanted and (again if wanted == "new" else kind != wanted):
            continue
        code = certifying.number(str(row.get("number") or ""), kind, numbers[participant["uid"]])
        member = context.get("member", participant["member"]) if participant.get("member") else None
        found.append(
            Certificate(
                taken,
                dict(member or participant),
                "member" if member else "participant",
                kind,
                str(given) if again else code,
                (participant.get("certificate_on") or today) if again else today,
                again,
            )
        )
    return sorted(found, key=lambda c: numbers[c.taken.participant["uid"]])


def certificates_document(store: Store, session: str, options: Options) -> Document:
    """A page for each; making the paper gives the numbers (once: then it is a duplicate).

    ``options.answers``: ``which`` as in ``WANTED``; ``whose`` is ``own`` for each in her language.
    """
    lang = options.lang
    found = certificates_of(store, session, options.answers.get("which", ""))
    row = dict(store.get("session", session) or {})
    house = _House(store, row, options)
    own = options.answers.get("whose", OWN) == OWN
    parts = []
    for one in found:
        code = certifying.language(one.person, row.get("language"), lang.code)
        hers = store.language(code) if own else lang
        draw = partial(_Page(house, one, hers).draw)
        parts.append(Part([Drawn(_SHEET.last - _SHEET.first, draw)], lang=hers))
    title = f"{lang(TITLE)} {row.get('number') or ''}".strip()
    facts = {"rows": {"participant": len(found)}, "private": []}
    new = [one for one in found if not one.again]
    leaving = partial(_give, store, new) if new else None
    return Document(title, lang, _SHEET, parts, None, facts, leaving)


def _give(store: Store, found: Sequence[Certificate]) -> None:
    with store.transaction(_("Certificates given")) as t:
        for one in found:
            values = {
                "certificate": one.number,
                "certificate_kind": one.kind,
                "certificate_on": one.day,
            }
            t.set("participant", one.taken.participant["uid"], values)


class _House:
    """What all certificates of a session share."""

    def __init__(self, store: Store, row: dict[str, Any], options: Options) -> None:
        self.store, self.row, self.options = store, row, options
        context = store.reader()
        slots = context.lines("slot", row["uid"]) if row else []
        self.trainers = list(dict.fromkeys(s["trainer"] for s in slots if s.get("trainer")))
        partners = context.lines("session_partner", row["uid"]) if row else []
        logos = []
        for line in partners:
            partner = context.get("partner", line["partner"]) if line.get("partner") else None
            logos.append(picture(store, (partner or {}).get("logo")))
        logos.append(picture(store, row.get("emblem")))
        self.logos: list[QImage] = [logo for logo in logos if logo is not None][:6]
        self._letters: dict[str, Letterhead | None] = {}

    def letter(self, lang: Language) -> Letterhead | None:
        """The cooperative's name in a language."""
        if lang.code not in self._letters:
            self._letters[lang.code] = letterhead(self.store, lang)
        return self._letters[lang.code]


class _Page:
    """One certificate, laid out from the middle."""

    def __init__(self, house: _House, one: Certificate, lang: Language) -> None:
        self.house, self.one, self.lang = house, one, lang
        self.room = _SHEET.room

    def draw(self, paper: Paper, _y: float) -> None:
        """Frame, whose it is, for whom, what for, and who signs."""
        self._frame(paper)
        y = self._head(paper, mm(20))
        y = self._middle(paper, self._title(), y + mm(6))
        y = self._middle(paper, self._to(), y + mm(4))
        y = self._names(paper, y + mm(2))
        self._what(paper, y + mm(5))
        self._signatures(paper, mm(152))
        self._foot(paper)

    def _frame(self, paper: Paper) -> None:
        wide, high = mm(_SHEET.width), mm(_SHEET.height)
        x, far = -mm(_SHEET.side), wide - mm(_SHEET.side)
        inside = wide - 2 * _EDGE
        for top in (_EDGE, high - _EDGE - _BAND):
            motif.band(paper.painter, paper.box(x + _EDGE, top, inside, _BAND))
        for side in (x + _EDGE, far - _EDGE):
            paper.upright(side, _EDGE, high - 2 * _EDGE, ACCENT, 0.5)
        for side in (x + _EDGE + mm(2.2), far - _EDGE - mm(2.2)):
            paper.upright(side, _EDGE + _BAND, high - 2 * (_EDGE + _BAND), SAFFRON, 0.25)

    def _middle(self, paper: Paper, text: Text, y: float) -> float:
        paper.text(text, 0, y, self.room, MIDDLE)
        return y + text.height

    def _head(self, paper: Paper, y: float) -> float:
        letter = self.house.letter(self.lang)
        if letter is None:
            return y + _LOGO * 0.6
        half = self.room / 2 - _LOGO
        if letter.logo is not None:
            paper.picture(letter.logo, (self.room - _LOGO) / 2, y, _LOGO, _LOGO, mm(2), fill=False)
            name = fitting(letter.name, Style(12, bold=True), half, 8)
            other = fitting(letter.other, Style(12, color=MUTED), half, 8)
            paper.text(name, 0, y + mm(3), half)
            paper.text(other, self.room - half, y + mm(3), half, END)
            about = fitting(letter.about, Style(8.5, color=MUTED), half, 7)
            paper.text(about, 0, y + mm(9), half)
            return y + _LOGO
        y = self._middle(paper, fitting(letter.name, Style(13, bold=True), self.room, 9), y)
        y = self._middle(paper, fitting(letter.other, Style(12, color=MUTED), self.room, 8), y)
        return self._middle(paper, fitting(letter.about, Style(8.5, color=MUTED), self.room, 7), y)

    def _title(self) -> Text:
        words = self.house.options.title or self.lang(_NAMES[self.one.kind])
        return fitting(words, Style(32, bold=True, color=ACCENT), self.room, 20)

    def _said(self, woman: Msg, man: Msg, plain: Msg) -> str:
        sex = self.one.person.get("sex")
        return self.lang({"F": woman, "M": man}.get(str(sex), plain))

    def _to(self) -> Text:
        words = (
            _("is awarded to")
            if self.one.kind == certifying.CERTIFICATE
            else _("It is certified that")
        )
        return Text(self.lang(words), Style(12, color=MUTED), self.room)

    def _names(self, paper: Paper, y: float) -> float:
        register = self.house.store.registers[self.one.register]
        first, second = face.names(register, self.one.person, self.lang.code)
        y = self._middle(paper, fitting(first, Style(28, bold=True), self.room, 16), y)
        if second:
            other = fitting(second, Style(17, color=MUTED), self.room, 11)
            y = self._middle(paper, other, y - mm(0.5))
        paper.fill((self.room - mm(26)) / 2, y + mm(1), mm(26), mm(0.9), TERRA, mm(0.45))
        return y + mm(2)

    def _what(self, paper: Paper, y: float) -> float:
        if self.one.kind == certifying.CERTIFICATE:
            words = self._said(
                p_("woman", "has completed"), p_("man", "has completed"), _("has completed")
            )
        else:
            words = self._said(
                p_("woman", "has taken part in"),
                p_("man", "has taken part in"),
                _("has taken part in"),
            )
        y = self._middle(paper, Text(words, Style(12, color=MUTED), self.room), y)
        store, row, lang = self.house.store, self.house.row, self.lang
        title = store.name_of("session", row, lang.code)
        text = fitting(title, Style(19, bold=True), self.room, 12)
        y = self._middle(paper, text, y + mm(0.5))
        for line in self._details():
            y = self._middle(paper, fitting(line, Style(11.5, color=INK), self.room, 8), y + mm(1))
        return y

    def _details(self) -> list[str]:
        register, row, lang = self.house.store.registers["session"], self.house.row, self.lang

        def words(key: str) -> str:
            return face.words(register[key], row.get(key), lang, row)

        days = self.one.taken.days
        when = lang.list([lang.date(day, long=True) for day in days]) if len(days) < 4 else (
            lang(_("from %(first)s to %(last)s") % {
                "first": lang.date(days[0], long=True), "last": lang.date(days[-1], long=True)})
        )  # fmt: skip
        theme = [words("kind"), words("theme"), words("programme")]
        where, commune = words("place"), words("commune")
        place = [where, "" if commune and commune in where else commune, when]
        own = self.one.taken
        told = {
            "hours": lang.number(attendance.hours(own.minutes)),
            "all": lang.number(attendance.hours(own.delivered)),
        }
        hours = (
            lang(_("%(hours)s hours out of %(all)s") % told) if own.delivered > 0 else ""
        )
        lines = [joined(lang, dict.fromkeys(theme)), joined(lang, dict.fromkeys(place)), hours]
        return [line for line in lines if line]

    def _signatures(self, paper: Paper, y: float) -> None:
        wide = mm(78)
        lang = self.lang
        given = _("Done on %(day)s") % {"day": lang.date(self.one.day, long=True)}
        places = [
            (0.0, lang(_("The trainer")), lang.list(self.house.trainers)),
            (self.room - wide, lang(_("For the cooperative")), president(self.house.store, lang)),
        ]
        day = Text(lang(given), Style(10), self.room)
        paper.text(day, 0, y - mm(8.5), self.room, MIDDLE)
        for x, label, name in places:
            paper.text(Text(label, Style(9.5, color=MUTED), wide), x, y, wide, MIDDLE)
            signed = fitting(name, Style(10.5, bold=True), wide, 7.5)
            paper.text(signed, x, y + mm(4.6), wide, MIDDLE)
            paper.rule(x + mm(8), y + mm(24), wide - mm(16), LINE, 0.3)
        self._logos(paper, wide + mm(4), y + mm(8), self.room - 2 * wide - mm(8))

    def _logos(self, paper: Paper, x: float, y: float, room: float) -> None:
        logos = self.house.logos
        if not logos:
            return
        side = min(mm(15), (room - mm(3) * (len(logos) - 1)) / len(logos))
        start = x + (room - side * len(logos) - mm(3) * (len(logos) - 1)) / 2
        for n, logo in enumerate(logos):
            paper.picture(logo, start + n * (side + mm(3)), y, side, side, mm(1), fill=False)

    def _foot(self, paper: Paper) -> None:
        y = mm(_SHEET.height) - _EDGE - _BAND - mm(7)
        number = Text(self.one.number, Style(9, color=MUTED), self.room, ltr=True)
        paper.text(number, 0, y, self.room)
        if self.one.again:
            first = self.lang.date(self.one.day, long=True)
            words = self.lang(_("Duplicate – first made on %(day)s") % {"day": first})
            text = Text(words, Style(10, bold=True, color=TERRA), self.room)
            paper.text(text, 0, y, self.room, END)
