"""``print``: a paper of a register, as the window makes it."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from artisanest_desktop.cli.verbs import open_store
from artisanest_desktop.i18n import Language, _
from artisanest_desktop.store import Refusal

if TYPE_CHECKING:
    from artisanest_desktop.reports import Document
    from artisanest_desktop.store import Store


def run(options: Namespace, lang: Language) -> int:
    """Make the pages and put the file in place."""
    from artisanest_desktop import reports

    reports.ready()
    with open_store(options, write=False) as store:
        document = make(store, options, lang)
        path = reports.publish(store, document, options.file)
        pages = lang.number(len(document.pages))
        print(lang(_("%(file)s – pages: %(n)s.") % {"file": str(path), "n": pages}))
        if private := document.facts["private"]:
            labels = reports.labels_of(store, options.register, private)
            names = lang.list([lang(label) for label in labels])
            print(lang(_("Private fields inside: %(names)s.") % {"names": names}))
    return 0


def make(store: Store, options: Namespace, lang: Language) -> Document:
    """The pages that are asked for."""
    from artisanest_desktop import reports

    key = options.register
    reader = store.language(options.lang or lang.code)
    landscape = True if options.landscape else None
    how = reports.Options(reader, signature=options.signature, landscape=landscape)
    if options.kind in ("cards", "register") and key != "member":
        raise Refusal(_("Cards and the law’s register are of members: name “members”."))
    if options.kind == "register":
        return reports.register_document(store, how)
    if options.kind == "page":
        return reports.record_document(store, key, _record(store, options), how)
    order = store.registers[key].order
    ids = store.find(key, sort=[order] if order else (), lang=reader.code)
    if options.record:
        row_id = store.row_id(key, _record(store, options))
        ids = [i for i in ids if i == row_id]
    wanted = reports.Wanted(key, ids)
    made = reports.card_document if options.kind == "cards" else reports.list_document
    return made(store, wanted, how)


def _record(store: Store, options: Namespace) -> str:
    """The record that is named."""
    uid = store.find_record(options.register, options.record or "")
    if uid is None:
        text = _("Say which record with --record: a number, or a whole name that only one has.")
        raise Refusal(text)
    return uid
