"""``print``: a paper of a register, as the window makes it."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from artisanest_desktop.cli.verbs import open_store
from artisanest_desktop.i18n import Language, _

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
            fields = store.registers[options.register].by_key
            names = lang.list([lang(fields[key].label) for key in private])
            print(lang(_("Private fields inside: %(names)s.") % {"names": names}))
    return 0


def make(store: Store, options: Namespace, lang: Language) -> Document:
    """The pages that are asked for."""
    from artisanest_desktop import reports

    key = options.register
    reader = store.language(options.lang or lang.code)
    how = reports.Options(
        reader, signature=options.signature, landscape=True if options.landscape else None
    )
    wanted = reports.Wanted(key, store.find(key, lang=reader.code))
    return reports.list_document(store, wanted, how)
