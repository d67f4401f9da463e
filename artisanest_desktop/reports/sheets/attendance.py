"""The sheet that is signed in the room: a line per person, a place to sign for each half-day.

Its numbers are those of its edition, so that the signed sheet is typed by them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from artisanest_desktop.i18n import _
from artisanest_desktop.reports.letters import mm
from artisanest_desktop.reports.pages import Block, Document, Part
from artisanest_desktop.reports.paper import Sheet
from artisanest_desktop.reports.sheets.frame import LYING, UPRIGHT, Frame, signature_block
from artisanest_desktop.reports.sheets.options import SheetOptions
from artisanest_desktop.reports.sheets.people import Person, people
from artisanest_desktop.reports.sheets.sessions import SessionFacts
from artisanest_desktop.reports.sheets.tongue import Tongue
from artisanest_desktop.reports.sheets.writing import THUMB, out_of, signed_by
from artisanest_desktop.reports.table import Cell, Head, Row, Table
from artisanest_desktop.store import Store, sheets
from artisanest_desktop.store.sheets import Roll, Wish

TITLE = _("Attendance sheet")
RECEIVER = _("Signature and stamp of the receiving organisation")
_ROW, _TRAINER_ROW, _NUMBER = mm(10), mm(18), mm(10)
_WIDEST, _NARROWEST = mm(46), mm(25)
#: What number, name and organisation take of the page, about.
_WORDS = mm(96)
#: More half-days than this stand upright no more.
_UPRIGHT = 3


def attendance_document(store: Store, uid: str, options: SheetOptions) -> Document:
    """The sheet of a session, as it would be printed now; what leaves is frozen as an edition."""
    wishes = wishes_of(store, uid, options)
    document = laid_out(store, sheets.prepared_all(store, wishes), options)
    document.settle = lambda: laid_out(store, sheets.freeze(store, wishes), options)
    return document


def wishes_of(
    store: Store, uid: str, options: SheetOptions, paper: str = sheets.ATTENDANCE
) -> list[Wish]:
    """One edition, or one for each half-day: then a photo of a page says whose places it shows."""
    every = [s["uid"] for s in store.reader().lines("slot", uid)]
    chosen = tuple(u for u in every if u in options.slots) or tuple(every)
    codes = Tongue(options.languages).codes
    sets = [(slot,) for slot in chosen] if options.each and len(chosen) > 1 else [chosen]
    if sets == [tuple(every)] and len(every) != 1:
        sets = [()]
    return [Wish(uid, "session", paper, codes, slots, options.blanks) for slots in sets]


def laid_out(store: Store, rolls: Sequence[Roll], options: SheetOptions) -> Document:
    """The pages of some editions of one session."""
    tongue = Tongue(options.languages)
    facts = [SessionFacts(store, roll, tongue, options.grant) for roll in rolls]
    most = max(len(f.slots) for f in facts)
    sheet = UPRIGHT if most <= _UPRIGHT else LYING
    parts: list[Part] = []
    for roll, about in zip(rolls, facts, strict=True):
        parts += _parts(store, roll, about, tongue, sheet, options)
    title = " ".join(filter(None, (tongue(TITLE), *(roll.code for roll in rolls))))
    held = {"rows": {"participant": len(rolls[0].lines)}, "private": [],
            "editions": [roll.code for roll in rolls]}  # fmt: skip
    return Document(title, tongue.main, sheet, parts, facts=held)


def _parts(
    store: Store,
    roll: Roll,
    about: SessionFacts,
    tongue: Tongue,
    sheet: Sheet,
    options: SheetOptions,
) -> list[Part]:
    """The pages of one edition; more half-days than fit beside each other go on on further ones."""
    room = sheet.room
    frame = Frame(store, roll, tongue, TITLE, about.called(), room, options.grant)
    foot, running = frame.foot(), frame.running()
    top = frame.top(about.facts(), about.half_day_lines())
    found = people(store, roll, tongue)
    many = max(int((room - _WORDS) // _NARROWEST), 1)
    slots = about.slots
    groups = [slots[n : n + many] for n in range(0, len(slots), many)] or [[]]
    parts = []
    for group in groups:
        blocks = [*top, *_lines(found, roll, about, group, tongue, room)]
        if options.receiver and group is groups[-1]:
            if isinstance(blocks[-1], Row):
                blocks[-1].keeps = True  # a signature never stands on a page of its own
            blocks.append(signature_block(tongue, RECEIVER, room))
        parts.append(Part(blocks, running, foot=foot))
    return parts


def _lines(
    found: Sequence[Person],
    roll: Roll,
    about: SessionFacts,
    slots: Sequence[Mapping[str, Any]],
    tongue: Tongue,
    room: float,
) -> list[Block]:
    number = tongue.main.number
    place = min(max((room - _WORDS) / max(len(slots), 1), _NARROWEST), _WIDEST)
    heads = [
        Head(tongue.main(_("No.")), "number", _NUMBER, muted=True),
        Head(tongue.stacked(_("Name"))),
        Head(tongue.stacked(_("Cooperative / organisation"))),
        *(Head(about.head_of(slot), fixed=place, ruled=True) for slot in slots),
    ]
    rows: list[list[Cell]] = [
        [number(p.number), p.name, p.place, *([THUMB if p.thumbprint else ""] * len(slots))]
        for p in found
    ]
    empty: list[Cell] = [""] * len(slots)
    rows += [[number(n), "", "", *empty] for n in roll.blanks]
    enrolled = number(len(found))
    rows.append(["", tongue.stacked(_("Number present")), "", *(out_of(enrolled) for _s in slots)])
    rows.append(["", tongue.stacked(_("Trainer: name and signature")), "",
                 *(signed_by(about.trainer_of(slot)) for slot in slots)])  # fmt: skip
    tall = {len(rows) - 1: _TRAINER_ROW}
    blocks = Table(heads, rows, least=_ROW, tall=tall).blocks(room)
    return _kept_together(blocks)


def _kept_together(blocks: list[Block]) -> list[Block]:
    """The last lines stay with what is signed below them."""
    for block in blocks[-4:-1]:
        if isinstance(block, Row):
            block.keeps = True
    return blocks
