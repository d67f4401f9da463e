"""What a file needs to be read and the command line can ask for: a password, which of several."""

from __future__ import annotations

import getpass
import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from artisanest_desktop.i18n import Language, _

if TYPE_CHECKING:
    from artisanest_desktop.exchange import Asked, Received
    from artisanest_desktop.store import Store


def add_password(verb: ArgumentParser, words: str) -> None:
    """``--password``: asked for when it stands alone, so that no other program sees it."""
    verb.add_argument("--password", nargs="?", const="", metavar="TEXT", help=words)


def password(options: Namespace, lang: Language) -> str | None:
    """The password that is meant; asked for on the terminal, or the next line of the input."""
    if options.password != "":
        return None if options.password is None else str(options.password)
    return ask(lang(_("Password")))


def ask(question: str) -> str:
    """A password typed unseen; without a terminal it is a line of the input."""
    if is_terminal():
        return getpass.getpass(f"{question}: ")
    return sys.stdin.readline().rstrip("\r\n") if sys.stdin is not None else ""


def receive(
    store: Store, options: Namespace, asked: Asked, lang: Language, attempts: int = 3
) -> Received:
    """What the file would bring; its password is asked for on a terminal."""
    from artisanest_desktop import exchange
    from artisanest_desktop.exchange.guarding import Locked, Several
    from artisanest_desktop.store import Refusal

    asked.password, asked.member = password(options, lang), options.member
    try:
        return exchange.receive_file(store, options.file, lang.code, asked)
    except Refusal as refused:
        why = refused.__cause__
        if isinstance(why, Several):
            names = "".join(f"\n  {name}" for name in why.members)
            text = _("%(why)s Name it with --member:%(names)s")
            raise Refusal(text % {"why": why.message, "names": names}) from why
        if not isinstance(why, Locked) or attempts < 2 or not is_terminal():
            raise
        print(lang(why.message), file=sys.stderr)
    options.password = ask(lang(_("Password"))) or None
    if options.password is None:
        raise KeyboardInterrupt
    return receive(store, options, asked, lang, attempts - 1)


def is_terminal() -> bool:
    """Whether someone sits there who can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()
