"""``sheet``: the attendance sheet of a session, as the window prints it."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from artisanest_desktop.cli.verbs import open_store
from artisanest_desktop.i18n import Language, _, n_
from artisanest_desktop.store import Refusal

if TYPE_CHECKING:
    from artisanest_desktop.reports import Document
    from artisanest_desktop.store import Store

_NO_SESSION = _("No session, or more than one, is called “%(name)s”. Say its code: S-2026-014.")


def run(options: Namespace, lang: Language) -> int:
    """What leaves is an edition: a window that holds the store must be closed first."""
    with open_store(options, write=True) as store:
        uid = store.find_record("session", options.session)
        if uid is None:
            raise Refusal(_NO_SESSION % {"name": options.session})
        codes = options.language or [lang.code]
        if options.file.suffix.lower() == ".xlsx":
            return _workbook(store, uid, options, codes, lang)
        from artisanest_desktop import reports

        reports.ready()
        document = _document(store, uid, options, codes)
        path = reports.publish(store, document, options.file)
        pages = n_("%(n)s page", "%(n)s pages", len(document.pages))
        said = {"file": str(path), "editions": lang.list(document.facts["editions"])}
        text = _("%(file)s: edition %(editions)s, %(pages)s.") % {**said, "pages": pages}
        print(lang(text))
    return 0


def _document(store: Store, uid: str, options: Namespace, codes: list[str]) -> Document:
    from artisanest_desktop import reports

    how = reports.SheetOptions(
        [store.language(code) for code in codes],
        _slots(store, uid, options.slot),
        options.per_slot,
        options.blank_lines,
    )
    if options.reimbursement:
        return reports.reimbursement_document(store, uid, how)
    return reports.attendance_document(store, uid, how)


def _slots(store: Store, uid: str, number: int | None) -> tuple[str, ...]:
    """The half-day of a number; all of them where none is named."""
    if number is None:
        return ()
    slots = store.reader().lines("slot", uid)
    if number > len(slots):
        text = n_("This session has %(n)s half-day.", "This session has %(n)s half-days.",
                  len(slots))  # fmt: skip
        raise Refusal(text)
    return (slots[number - 1]["uid"],)


def _workbook(store: Store, uid: str, options: Namespace, codes: list[str], lang: Language) -> int:
    from artisanest_desktop.exchange.attendance import sheet_workbook

    slots = _slots(store, uid, options.slot)
    done = sheet_workbook(store, uid, options.file, codes, slots, options.blank_lines)
    said = {"file": str(done.path), "editions": done.code}
    print(lang(_("%(file)s: edition %(editions)s.") % said))
    return 0
