"""The numbered papers of a session: what is asked about them, and the editions that left."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.model.session_missing import half_day
from artisanest_desktop.rules import half_days
from artisanest_desktop.ui.printing.paper import SECOND, Question, Shown

if TYPE_CHECKING:
    from artisanest_desktop.reports import Document, Options, SheetOptions
    from artisanest_desktop.store import Store

#: More half-days or editions than this have no chip of their own.
_MOST = 12
_DAY = "day:"
_YES_NO = (("", _("No")), ("yes", _("Yes")))
ASKED = (
    SECOND,
    Question("blanks", _("Numbered blank lines"), "list-checks",
             tuple((str(n), str(n)) for n in (0, 3, 5, 10, 15, 20)), "5"),
    Question("grant", _("Emblem and number of the programme?"), "award",
             (("yes", _("With")), ("", _("Without")))),
    Question("receiver", _("A place for the stamp of the receiving organisation?"), "building-2",
             _YES_NO),
)  # fmt: skip


def of_session(store: Store, shown: Shown) -> list[Question]:
    """What is asked of an attendance sheet: an edition that left, or the list as it is now."""
    return [*_editions(store, shown, "attendance"), *_half_days(store, shown)]


def of_reimbursement(store: Store, shown: Shown) -> list[Question]:
    """The same of a reimbursement sheet, which is one for all half-days."""
    return _editions(store, shown, "reimbursement")


def _editions(store: Store, shown: Shown, paper: str) -> list[Question]:
    from artisanest_desktop.reports.sheets.reprint import printed

    found = printed(store, str(shown.uid), (paper,))
    if not found:
        return []
    answers: list[tuple[str, Msg | str]] = [("", _("The list as it is now"))]
    for edition in found[:_MOST]:
        count = n_("%(n)s person", "%(n)s people", edition.people)
        words = _("No. %(number)s of %(day)s – %(languages)s – %(count)s")
        day = "/".join(reversed(edition.day.split("-")))
        number = edition.code.rpartition("/")[2]
        said = {"number": f"\u2066/{number}\u2069", "day": day, "count": count}
        said |= {"languages": "+".join(edition.languages)}
        answers.append((edition.uid, words % said))
    return [Question("edition", _("Which sheet?"), "history", tuple(answers), whole=True)]


def _half_days(store: Store, shown: Shown) -> list[Question]:
    slots = store.reader().lines("slot", str(shown.uid))
    if len(slots) < 2:
        return []
    days = list(dict.fromkeys(s["date"] for s in slots if s.get("date")))
    answers: list[tuple[str, Msg]] = [("", _("All"))]
    if len(days) > 1 and len(days) < len(slots):
        answers += [(_DAY + day, _day(day)) for day in days]
    answers += [(s["uid"], half_days.name(half_day(s))) for s in slots[:_MOST]]
    ways = (("", _("One sheet for all")), ("each", _("A sheet for each half-day")))
    return [
        Question("slots", _("Which half-days?"), "calendar-days", tuple(answers)),
        Question("each", _("On one sheet, or each apart?"), "file-text", ways),
    ]


def _day(day: str) -> Msg:
    return half_days.name(half_days.HalfDay(day))


def attendance(store: Store, _key: str, shown: Shown, options: Options) -> Document:
    """The attendance sheet, or an edition of it as it was printed."""
    from artisanest_desktop.reports import attendance_document, edition_document

    if edition := options.answers.get("edition"):
        return edition_document(store, edition, options.lang.digits)
    return attendance_document(store, str(shown.uid), chosen(store, shown, options))


def reimbursement(store: Store, _key: str, shown: Shown, options: Options) -> Document:
    """The reimbursement sheet, or an edition of it as it was printed."""
    from artisanest_desktop.reports import edition_document, reimbursement_document

    if edition := options.answers.get("edition"):
        return edition_document(store, edition, options.lang.digits)
    return reimbursement_document(store, str(shown.uid), chosen(store, shown, options))


def workbook(store: Store, shown: Shown, options: Options, path: Path) -> Path:
    """The attendance sheet as a workbook; it is one edition for the half-days that are chosen."""
    from artisanest_desktop.exchange.attendance import sheet_workbook

    how = chosen(store, shown, options)
    codes = [lang.code for lang in how.languages]
    return sheet_workbook(store, str(shown.uid), path, codes, how.slots, how.blanks).path


def chosen(store: Store, shown: Shown, options: Options) -> SheetOptions:
    """The answers as what the paper is made of."""
    from artisanest_desktop.reports import SheetOptions

    said, lang = options.answers, options.lang
    codes = list(dict.fromkeys(filter(None, (lang.code, said.get("second", "")))))
    return SheetOptions(
        [store.language(code, lang.digits) for code in codes],
        _chosen_slots(store, shown, said.get("slots", "")),
        bool(said.get("each")),
        int(said.get("blanks") or 0),
        bool(said.get("grant")),
        bool(said.get("receiver")),
    )


def _chosen_slots(store: Store, shown: Shown, said: str) -> Sequence[str]:
    if not said.startswith(_DAY):
        return (said,) if said else ()
    slots = store.reader().lines("slot", str(shown.uid))
    return tuple(s["uid"] for s in slots if s.get("date") == said.removeprefix(_DAY))
