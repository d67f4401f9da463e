"""What can be done in a roll call: it is written, and the quiet line says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model import line_words
from artisanest_desktop.model.people import MARK
from artisanest_desktop.rules import roll_call
from artisanest_desktop.store import Refusal, roll
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.rollcall import finding, writing
from artisanest_desktop.ui.rollcall.grid_model import GridModel
from artisanest_desktop.ui.rollcall.names import Named
from artisanest_desktop.ui.rollcall.numbers import Signer
from artisanest_desktop.ui.rollcall.sheet import Half, Sheet, Someone
from artisanest_desktop.ui.session import Session

#: More people than that are no room; the list would be added by mistake.
_MOST = 500


class Acts(QObject):
    """``marked({cell: mark})`` when marks were written, ``changed()`` when anything else was.

    ``writing`` while it writes: what this page itself writes it need not read again.
    """

    marked = Signal(object)
    changed = Signal()

    def __init__(self, session: Session, sheet: Sheet, model: GridModel, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._sheet = sheet
        self._model = model
        self.writing = False

    def _do(self, act: Callable[[], Any]) -> bool:
        self.writing = True
        try:
            return act() is not False
        except Refusal as refusal:
            self._session.refuse(refusal)
            return False
        finally:
            self.writing = False

    def _did(self, act: Callable[[], Any], said: Callable[[], Msg]) -> bool:
        """Do it, look again, and say so in words that may name people: they are only read."""
        done = self._do(act)
        if done:
            self.changed.emit()
            self._session.say(said())
        return done

    # Marks

    def mark(self, cells: dict[tuple[str, str], writing.Mark]) -> None:
        """Marks by person and half-day."""
        if self._do(lambda: writing.mark(self._session, self._sheet, cells)):
            self.marked.emit(cells)
            self._session.say(self._marked(cells))

    def _marked(self, cells: dict[tuple[str, str], writing.Mark]) -> Msg:
        slots = {slot for _who, slot in cells}
        if len(cells) == 1:
            who, slot = next(iter(cells))
            row = self._sheet.row_of(who)
            spoken = self._model.spoken(row, self._model.column_of(slot))
            return _("Saved — %(what)s") % {"what": spoken}
        what = line_words.summed(Counter(m for m, _n in cells.values()), self._session.lang)
        if len(slots) > 1:
            return _("Saved — %(what)s") % {"what": what}
        half = next(h for h in self._sheet.halves if h.uid in slots)
        return _("Saved — %(slot)s: %(what)s") % {"what": what, "slot": half.name}

    def fill(self, column: int, mark: str | None, rest: bool) -> None:
        """A whole half-day: everyone, or the rest of those not yet typed."""
        half = self._model.half(column)
        if half is not None:
            wanted = [p for p in self._sheet.people if not rest or p.mark(half.uid) is None]
            self.mark({(p.uid, half.uid): (mark, None) for p in wanted})

    def type_line(self, slot: str, paper: roll.Numbers, reading: roll_call.Reading) -> None:
        """What a line of numbers read from a paper says; people keep the numbers they have."""
        new = roll_call.outcome(paper.by_shown(reading), self._sheet.by_number(paper, slot))
        self.mark({(paper.people[n], slot): mark for n, mark in new.items()})

    def paste(self, row: int, column: int, text: str) -> None:
        """A block of marks as it stands in a spreadsheet; all of it, or nothing."""
        cells: dict[tuple[str, str], writing.Mark] = {}
        today = self._session.today()
        for down, line in enumerate(text.rstrip("\n").split("\n")):
            person = self._model.person(row + down)
            for across, said in enumerate(line.rstrip("\r").split("\t")):
                half = self._model.half(column + across)
                if person is None or half is None:
                    continue
                mark = roll_call.mark_of_text(said, MARK, self._session.lang, today)
                if mark is None:
                    words = _("Nothing was pasted: “%(what)s” is not a mark.")
                    self._session.refuse(words % {"what": said.strip()})
                    return
                cells[person.uid, half.uid] = mark
        self.mark(cells)

    def arrange(self) -> None:
        """Number the people by their names, while no paper names them by a number."""
        if self._sheet.papers[0].edition is not None:
            self._session.refuse(_("The sheet is printed: the numbers on it stay as they are."))
            return
        self._did(
            lambda: writing.arrange(self._session, self._sheet),
            lambda: _("Saved — in the order of the names"),
        )

    # People

    def enrol(self, many: Sequence[dict[str, Any]], signer: Signer | None = None) -> None:
        """Put people on the list; a ``signer`` says on which line of the paper one stands."""
        if not many:
            self._session.say(_("All of them are on the list already."), undo=False)
            return
        signature = self._signature(signer) if signer else self._in_order(len(many))
        outside = sum(not p.get("member") for p in many)
        uids: list[str] = []

        def act() -> None:
            uids.extend(writing.enrol(self._session, self._sheet, many, signature))

        self._did(act, lambda: self._enrolled(uids, outside))

    def _signature(self, signer: Signer) -> writing.Signature:
        line = signer.line if signer.paper.edition else None
        lines = [line or signer.paper.next_blank()]
        return writing.Signature(signer.paper, lines, signer.slot, signer.mark)

    def _in_order(self, many: int) -> writing.Signature | None:
        """Of a paper with blank lines only, those who signed it stand there in their order."""
        paper = self._sheet.papers[0]
        if not paper.names_nobody:
            return None
        first = paper.next_blank() or 0
        free = [n for n in sorted(paper.blank) if n >= first]
        return writing.Signature(paper, [*free, *[None] * many][:many])

    def sign(self, participant: str, signer: Signer) -> None:
        """A line of the paper is that of somebody who is on the list already."""
        person = self._sheet.people[self._sheet.row_of(participant)]
        # With a name alone she has her own line already.
        line = signer.line if signer.paper.edition else None
        signature = writing.Signature(signer.paper, [line], signer.slot, signer.mark)
        self._did(
            lambda: writing.sign(self._session, self._sheet, person, signature),
            lambda: self._enrolled([participant], 0),
        )

    def put_down(self, found: Sequence[Named], paper: roll.Numbers, slot: str) -> None:
        """Names read from a paper, as it was said who they are."""
        before = {p.uid for p in self._sheet.people}
        outside = sum(one.who is None for one in found)
        uids: list[str] = []

        def act() -> None:
            uids.extend(writing.put_down(self._session, self._sheet, found, paper, slot))

        def said() -> Msg:
            new = [uid for uid in dict.fromkeys(uids) if uid not in before]
            return self._enrolled(new, outside) if new else _("Saved — the names of the sheet")

        self._did(act, said)

    def _enrolled(self, uids: Sequence[str], outside: int) -> Msg:
        n = len(uids)
        if n == 1:
            person = self._sheet.people[self._sheet.row_of(uids[0])]
            words = {"n": person.number, "name": self._model.name(person)}
            return _("Added — number %(n)s: %(name)s") % words
        words = {"n": n, "members": n - outside, "outside": outside}
        return _("Added — %(n)s people: members %(members)s, from outside %(outside)s") % words

    def enrol_members(self) -> None:
        """All active members, of the invited cooperatives if some are named."""
        store = saving.store_of(self._session)
        found = finding.active_members(store, self._sheet)
        if len(found) > _MOST:
            words = _(
                "%(n)s active members are too many for one roll call: nobody was added. Name the "
                "cooperatives that are invited in the session’s record, then only theirs come."
            )
            self._session.refuse(words % {"n": len(found)})
        else:
            self.enrol(finding.as_members(store, found))

    def enrol_last(self) -> None:
        """The people of the session before this one."""
        self.enrol(finding.of_last_session(saving.store_of(self._session), self._sheet))

    def take_off(self, rows: Sequence[int]) -> None:
        """Take people off the list; an undo brings them and their marks back."""
        those = [p for row in rows if (p := self._model.person(row)) is not None]
        if those:
            self._did(
                lambda: writing.leave(self._session, self._sheet, those), lambda: _taken_off(those)
            )

    def make_member(self, participant: str) -> None:
        """A guest becomes a member and keeps her history here."""
        person = self._sheet.people[self._sheet.row_of(participant)]
        self._did(
            lambda: writing.make_member(self._session, self._sheet, person),
            lambda: _("A member from now on — %(name)s") % {"name": person.first},
        )

    # Half-days and the whole

    def add_half_days(self, many: Sequence[Any]) -> None:
        """New columns."""
        self._did(
            lambda: writing.add_half_days(self._session, self._sheet, many),
            lambda: _("Saved — %(what)s") % {"what": writing.half_days_added(len(many))},
        )

    def remove_half_day(self, half: Half) -> None:
        """One column less."""
        self._did(
            lambda: writing.remove_half_day(self._session, self._sheet, half),
            lambda: _("Half-day removed — %(slot)s") % {"slot": half.name},
        )

    def finish(self) -> None:
        """The session has taken place."""
        self._did(
            lambda: writing.finish(self._session, self._sheet),
            lambda: _("Session finished — %(code)s") % {"code": self._sheet.code},
        )


def _taken_off(those: Sequence[Someone]) -> Msg:
    if len(those) == 1:
        return _("Taken off the list — %(name)s") % {"name": those[0].first}
    return _("Taken off the list — %(n)s people") % {"n": len(those)}
