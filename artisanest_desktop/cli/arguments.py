"""What may stand behind ``artisanest-desktop``: verbs and options."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from artisanest_desktop import __version__, places
from artisanest_desktop.cli.asking import add_password
from artisanest_desktop.i18n import LANGUAGES, Language, Msg, _

_KEPT = ("member", "product", "session", "partner", "project", "cooperative")
_REGISTERS = {word: key for key in _KEPT for word in (key, f"{key}s")}
_WHO_CAME = ("participant", "participants")
#: The word for all registers.
ALL = "all"
_LISTS = ", ".join(f"{key}s" for key in _KEPT)
PROFILES = ("inside", "funder", "public")
PAPERS = (
    "list", "cards", "register", "page", "consents", "evaluation", "outcome", "visits", "figures",
    "meeting", "thanks",
)  # fmt: skip

_FIELDS_OF_JSON = _(
    "--json prints each row with “fields” as understood: dates as 2025-04-03 (or 1961, 1961-04), "
    "amounts as decimal text in dirhams, yes and no as true and false, choices as their codes, "
    "words of a list (trade, commune …) as the list writes them in French, references as the "
    "name of the record."
)


class _Help(argparse.HelpFormatter):
    """argparse's own words in the person's language."""

    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]
        """How it is used."""
        lead = prefix if prefix is not None else _Parser.lang(_("Use:")) + " "
        super().add_usage(usage, actions, groups, lead)

    def start_section(self, heading: str | None) -> None:
        """What follows: names to fill in, or options."""
        words = {
            "positional arguments": _("What to name"),
            "options": _("Options"),
        }
        super().start_section(_Parser.lang(words.get(heading or "", heading)))


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in the person's language, then how it is used."""

    lang: Language

    def __init__(self, add_help: bool = True, **more: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Help, **more)
        if add_help:
            words = self.lang(_("show this help"))
            self.add_argument("-h", "--help", action="help", help=words)

    def error(self, message: str) -> NoReturn:
        """Wrong use: 2."""
        lead = self.lang(_("This cannot be understood: %(why)s") % {"why": message})
        print(lead, self.format_usage().rstrip(), sep="\n", file=sys.stderr)
        raise SystemExit(2)


def chosen_language(argv: Sequence[str]) -> str:
    """``--language``, else what was chosen in the window, else the machine's, else French."""
    for at, word in enumerate(argv):
        value = word.partition("=")[2] if word.startswith("--language=") else ""
        if word == "--language" and at + 1 < len(argv):
            value = argv[at + 1]
        value = value.partition(",")[0]  # a paper in two: the first answers
        if value in LANGUAGES:
            return value
    try:
        kept = json.loads((places.config() / "settings.json").read_text("utf-8"))
        if kept["language"] in LANGUAGES:
            return str(kept["language"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "")[:2]
        if code in LANGUAGES:
            return code
    return "fr"


def _register(text: str) -> str:
    if text.casefold() not in _REGISTERS:
        raise argparse.ArgumentTypeError(f"{text} ({_LISTS})")
    return _REGISTERS[text.casefold()]


def _received(text: str) -> list[str]:
    """A list of who was there is received too, and not sent by itself."""
    return ["participant"] if text.casefold() in _WHO_CAME else _registers(text)


def _registers(text: str) -> list[str]:
    return list(_KEPT) if text.casefold() == ALL else [_register(text)]


def parse(argv: Sequence[str], lang: Language) -> argparse.Namespace:
    """The options of a verb; SystemExit 0 after help, 2 on wrong use."""
    _Parser.lang = lang
    parser = _Parser(
        prog="artisanest-desktop",
        description=lang(_("Without a verb the window opens.")),
        allow_abbrev=False,
    )
    version = lang(_("show the version"))
    parser.add_argument("--version", action="version", version=__version__, help=version)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB", parser_class=_Parser)
    common, of_paper = _common(lang), _common(lang, of_paper=True)

    def verb(
        name: str, words: Msg, more: Msg | None = None, paper: bool = False
    ) -> argparse.ArgumentParser:
        text = lang(words)
        return verbs.add_parser(
            name,
            help=text,
            description=text,
            epilog=lang(more) if more else None,
            parents=[of_paper if paper else common],
            allow_abbrev=False,
        )

    _exchange(verb, lang)
    _packages(verb, lang)
    _keeping(verb, lang)
    return parser.parse_args(list(argv))


def _common(lang: Language, of_paper: bool = False) -> _Parser:
    common = _Parser(add_help=False)
    common.add_argument(
        "--store",
        type=Path,
        metavar="PATH",
        help=lang(_("the cooperative's file; your own when it is not said; made when absent")),
    )
    if of_paper:
        both = _("language of the paper and of the answers; two with a comma: fr,ar")
        common.add_argument("--language", type=_languages, metavar="LANGUAGE", help=lang(both))
    else:
        words = _("language of the answers")
        common.add_argument("--language", choices=LANGUAGES, help=lang(words))
    return common


def _languages(text: str) -> list[str]:
    """One language, or two at once."""
    codes = text.split(",")
    if not set(codes) <= set(LANGUAGES) or len(codes) > 2 or len(set(codes)) < len(codes):
        raise argparse.ArgumentTypeError(f"{text} ({', '.join(LANGUAGES)})")
    return codes


def _exchange(verb, lang: Language) -> None:  # type: ignore[no-untyped-def]
    receive = verb("import", _("Receive a workbook or a csv file."), _FIELDS_OF_JSON)
    receive.add_argument("file", metavar="FILE", type=Path)
    lists = f"{_LISTS}, {_WHO_CAME[1]}, {ALL}"
    receive.add_argument("--register", type=_received, help=lists)
    receive.add_argument("--sheet", help=lang(_("the sheet to read")))
    receive.add_argument(
        "--member", metavar="NAME", help=lang(_("which file of an archive (.zip) to read"))
    )
    add_password(receive, lang(_("the password of the file; asked for when it is not said")))
    receive.add_argument(
        "--dry-run", action="store_true", help=lang(_("show what would change, write nothing"))
    )
    receive.add_argument("--json", action="store_true", help=lang(_("answer as JSON")))
    send = verb("export", _("Write a register, or all of them, to a workbook."))
    send.add_argument("file", metavar="FILE", type=Path)
    send.add_argument("--register", type=_registers, default="members", help=f"{_LISTS}, {ALL}")
    send.add_argument("--profile", choices=PROFILES, default="inside", help=lang(_("who reads it")))
    fill = verb("template", _("Write an empty workbook to fill in."))
    fill.add_argument("file", metavar="FILE", type=Path)
    fill.add_argument("--register", type=_registers, default="members", help=f"{_LISTS}, {ALL}")
    _campaign(verb, lang)
    _print(verb, lang)
    _sheet(verb, lang)
    _typing(verb, lang)
    _learning(verb, lang)
    demo = verb("demo", _("Show the main job on an example, in a folder."))
    demo.add_argument("folder", metavar="DIR", type=Path)


def _campaign(verb, lang: Language) -> None:  # type: ignore[no-untyped-def]
    one = verb("campaign", _("Workbooks sent to many: list them, make, receive and merge files."))
    one.add_argument("title", nargs="?", metavar="TITLE", help=lang(_("the title of one of them")))
    one.add_argument(
        "--make", type=Path, metavar="DIR", help=lang(_("write the files to send into a folder"))
    )
    one.add_argument(
        "--receive",
        type=Path,
        nargs="+",
        metavar="PATH",
        help=lang(_("files, folders or archives that came back")),
    )
    one.add_argument(
        "--merge", action="store_true", help=lang(_("merge what needs no answer"))
    )


def _print(verb, lang: Language) -> None:  # type: ignore[no-untyped-def]
    paper = verb("print", _("Make a PDF of a register, to be printed."))
    paper.add_argument("register", metavar="REGISTER", type=_register, help=_LISTS)
    paper.add_argument("file", metavar="FILE.pdf", type=Path)
    paper.add_argument(
        "--as",
        dest="kind",
        choices=PAPERS,
        default="list",
        help=lang(
            _("a list, members’ cards, the law’s register, one record on a page; a consent sheet; "
              "of a session its evaluation forms, what came of it, whom to visit, the report of "
              "the meeting, thanks to its partners; of sessions the figures with their rules")
        ),
    )
    paper.add_argument(
        "--record", metavar="NUMBER", help=lang(_("the record: its number, or its whole name"))
    )
    paper.add_argument("--lang", choices=LANGUAGES, help=lang(_("language of the paper")))
    paper.add_argument("--signature", action="store_true", help=lang(_("with a column to sign in")))
    paper.add_argument("--landscape", action="store_true", help=lang(_("on paper turned sideways")))


def _typing(verb, lang: Language) -> None:  # type: ignore[no-untyped-def]
    more = _(
        "LINE is read as in the roll call: “1-12 14 13a 15l30 16e” by the numbers of the printed "
        "sheet, “*” everyone present, “!” the rest absent; “/2” before it names the edition."
    )
    typed = verb("attendance", _("Type a signed sheet by its numbers."), more)
    typed.add_argument("session", metavar="SESSION", help=lang(_("its code, or its whole title")))
    typed.add_argument(
        "slot",
        metavar="SLOT",
        help=lang(_("the half-day: 1, 2, 3 in their order, or “2026-11-03 am”")),
    )
    typed.add_argument("line", metavar="LINE", help=lang(_("what the sheet says")))


def _sheet(verb, lang: Language) -> None:  # type: ignore[no-untyped-def]
    made = verb(
        "sheet",
        _("Print a session’s attendance sheet; its numbers are kept as an edition."),
        paper=True,
    )
    made.add_argument("session", metavar="SESSION", help=lang(_("its code, or its whole title")))
    made.add_argument("file", metavar="FILE.pdf|FILE.xlsx", type=Path)
    made.add_argument(
        "--blank-lines",
        type=_blank_lines,
        default=5,
        metavar="N",
        help=lang(_("numbered lines for whoever comes without being enrolled: 0 to 20")),
    )
    made.add_argument(
        "--slot", type=_count, metavar="N", help=lang(_("only this half-day: 1 is the first"))
    )
    made.add_argument(
        "--per-slot", action="store_true", help=lang(_("a set of pages for each half-day"))
    )
    made.add_argument(
        "--reimbursement",
        action="store_true",
        help=lang(_("what is given back of transport and meals instead")),
    )


def _blank_lines(text: str) -> int:
    if not text.isdecimal() or int(text) > 20:
        raise argparse.ArgumentTypeError(text)
    return int(text)


def _learning(verb, lang: Language) -> None:  # type: ignore[no-untyped-def]
    given = verb("certificates", _("Print a session’s certificates; the numbers are given by it."))
    given.add_argument("session", metavar="SESSION", help=lang(_("its code, or its whole title")))
    given.add_argument("file", metavar="FILE.pdf", type=Path)
    given.add_argument(
        "--only",
        choices=("new", "certificate", "confirmation"),
        help=lang(_("those not printed yet, or one kind of them")),
    )
    given.add_argument(
        "--lang", choices=LANGUAGES, help=lang(_("all in this language; else each in her own"))
    )
    book = verb("passport", _("Print a member’s learning passport."))
    book.add_argument("member", metavar="MEMBER", help=lang(_("number, or whole name")))
    book.add_argument("file", metavar="FILE.pdf", type=Path)
    book.add_argument("--lang", choices=LANGUAGES, help=lang(_("language of the paper")))
    book.add_argument(
        "--both", action="store_true", help=lang(_("with a second page in the other script"))
    )


def _packages(verb, lang: Language) -> None:  # type: ignore[no-untyped-def]
    out = verb("package", _("Write a package for another copy of this file (office, laptop)."))
    out.add_argument("file", metavar="FILE.artisanest-package", type=Path)
    out.add_argument(
        "--since-last",
        action="store_true",
        help=lang(_("only what is new to the copies that a package was received from")),
    )
    add_password(out, lang(_("lock it with a password; asked for when it is not said")))
    take = verb("receive", _("Receive a package of another copy of this file."))
    take.add_argument("file", metavar="FILE.artisanest-package", type=Path)
    add_password(take, lang(_("the password of the package; asked for when it is not said")))
    take.add_argument(
        "--dry-run", action="store_true", help=lang(_("show what would change, write nothing"))
    )


def _keeping(verb, lang: Language) -> None:  # type: ignore[no-untyped-def]
    verb("check", _("Check the file, and count the values to check."))
    doubles = verb("duplicates", _("List the records that may be one; nothing is written."))
    doubles.add_argument("--register", type=_register, default="member", help=_LISTS)
    verb("backup", _("Make a safety copy."))
    restore = verb("restore", _("Restore a safety copy."))
    restore.add_argument("file", metavar="FILE", type=Path)
    history = verb("history", _("What was done, newest first."))
    history.add_argument("--limit", type=_count, default=20, metavar="N")
    undo = verb("undo", _("Undo the last change, or the one named (of an undo: redo it)."))
    undo.add_argument("txn", nargs="?", metavar="TXN", help=lang(_("its name in the history")))


def _count(text: str) -> int:
    if not text.isdigit() or not int(text):
        raise argparse.ArgumentTypeError(text)
    return int(text)
