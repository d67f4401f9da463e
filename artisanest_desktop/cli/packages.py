"""``package`` and ``receive``: between two copies of one store."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from artisanest_desktop.cli import asking
from artisanest_desktop.i18n import Language, _, n_

if TYPE_CHECKING:
    from artisanest_desktop.store.parcel import Parcel


def package(options: Namespace, lang: Language) -> int:
    """Write a package: all, or what is new to those who sent one here."""
    from artisanest_desktop.cli.verbs import open_store
    from artisanest_desktop.exchange import parcel_words
    from artisanest_desktop.store import Refusal, parcels

    password = asking.password(options, lang)
    if password == "":
        raise Refusal(_("A package cannot be locked with an empty password: nothing was made."))
    with open_store(options, write=False) as store:
        have = None
        if options.since_last:
            others = parcels.peers(store)
            have = parcels.known_to_all(others)
            said = [lang(parcel_words.SINCE_LAST % {"who": o.name}) for o in others]
            everything = lang(_("everything, for no package was received from anyone yet"))
            print("\n".join(said) or everything, file=sys.stderr)
        made = parcels.make(store, options.file, have, password)
    text = n_(
        "%(file)s: %(n)s change, %(size)s kB.",
        "%(file)s: %(n)s changes, %(size)s kB.",
        made.changes,
    )
    size = lang.number(made.size / 1000, 1)
    print(lang(text % {"file": str(made.path), "size": size}))
    return 0


def receive(options: Namespace, lang: Language) -> int:
    """Show what a package brings, and take it in unless it is a dry run."""
    from artisanest_desktop.cli.verbs import open_store
    from artisanest_desktop.exchange import parcel_words
    from artisanest_desktop.store import parcels

    received = _read(options, lang)
    with open_store(options, write=True) as store:
        found = parcels.look(store, received)
        print(parcel_words.sender(received.sender, received.at, received.offset, lang))
        print(parcel_words.brings(found, lang))
        for doubt in parcel_words.doubts(store, received, found):
            print(lang(doubt))
        if options.dry_run:
            return 0
        done = parcels.take(store, received, found)
        print(lang(parcel_words.after(done)))
        if done.backup is not None:
            print(lang(_("Safety copy: %(file)s") % {"file": str(done.backup)}))
    return 0


def _read(options: Namespace, lang: Language, attempts: int = 3) -> Parcel:
    """The package; a password that is missing or mistaken is asked for on a terminal."""
    from artisanest_desktop.store import parcel

    try:
        return parcel.read(options.file, asking.password(options, lang))
    except parcel.WrongPassword as wrong:
        if attempts < 2 or not asking.is_terminal():
            raise
        print(lang(wrong.message), file=sys.stderr)
    options.password = asking.ask(lang(_("Password"))) or None
    if options.password is None:
        raise KeyboardInterrupt
    return _read(options, lang, attempts - 1)
