"""The list to take along on a visit: whom to ask, where to reach her, a place for each answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from artisanest_desktop.i18n import Language, _
from artisanest_desktop.model import face
from artisanest_desktop.reports.heading import foot, letterhead, opening, running
from artisanest_desktop.reports.letters import mm
from artisanest_desktop.reports.options import Options
from artisanest_desktop.reports.pages import Document, Part
from artisanest_desktop.reports.paper import LANDSCAPE
from artisanest_desktop.reports.table import Cell, Head, Pair, Table
from artisanest_desktop.rules import visiting
from artisanest_desktop.store import Store, visits
from artisanest_desktop.store.visits import Visit

TITLE = _("Visits: is it in use?")
_ROW, _ANSWER, _WHY, _DAY = mm(12), mm(17), mm(62), mm(24)


def visits_document(store: Store, session: str | None, options: Options) -> Document:
    """Everybody to ask now, or those of one session; phones only with the private fields."""
    lang, context = options.lang, store.reader()
    today = store.clock.today()
    wanted = of_session(store, session, today) if session else visits.due(store, today)
    title = options.title or lang(TITLE)
    letter = letterhead(store, lang)
    room = LANDSCAPE.room
    about = [store.title("session", session, lang.code)] if session else []
    date = lang.date(today.isoformat(), long=True)
    top = opening(letter, title, about, date, lang, room)
    heads = [Head(lang(_("Name")))]
    heads += [Head(lang(_("Phone")), "ltr")] if options.private else []
    heads += [] if session else [Head(lang(_("Session")))]
    heads.append(Head(lang(_("After")), whole=True))
    heads += [Head(lang(words), fixed=_ANSWER, ruled=True)
              for words in (_("In use"), _("In part"), _("No"))]  # fmt: skip
    heads.append(Head(lang(_("Why? What is done differently?")), fixed=_WHY, ruled=True))
    heads.append(Head(lang(_("Visited on")), fixed=_DAY, ruled=True))
    rows = [_row(store, context, one, lang, options.private, session is None) for one in wanted]
    part = Part([*top, *Table(heads, rows, least=_ROW).blocks(room)], running(title, letter, room))
    private = ["phone"] if options.private and wanted else []
    facts = {"rows": {"participant": len(wanted)}, "private": private}
    return Document(title, lang, LANDSCAPE, [part] if rows else [], foot(lang), facts)


def of_session(store: Store, session: str, today: dt.date) -> list[Visit]:
    """Those of a session for the visit it is time for, or the next one that is wanting."""
    context = store.reader()
    days = [s["date"] for s in context.lines("slot", session) if s.get("date")]
    last = max(days, default=today.isoformat())
    months = visiting.visit_due(dt.date.fromisoformat(last), today) or visiting.VISITS[0]
    return [
        one
        for one in visits.of_session(context, session, months, last)
        if not one.row.get(f"visited_{months}")
    ]


def _row(
    store: Store, context: Any, visit: Visit, lang: Language, private: bool, sessions: bool
) -> Sequence[Cell]:
    member = context.get("member", visit.row["member"]) if visit.row.get("member") else None
    key, who = ("member", member) if member is not None else ("participant", visit.row)
    cells: list[Cell] = [Pair(*face.names(store.registers[key], who, lang.code))]
    if private:
        cells.append(face.words(store.registers[key]["phone"], who.get("phone"), lang, who))
    if sessions:
        cells.append(store.title("session", visit.session, lang.code))
    after = _("%(n)s months") % {"n": str(visit.months)}
    return [*cells, lang(after), "", "", "", "", ""]
