"""The register of members as law 112-12, article 17, wants it: its columns, its order, no more."""

from __future__ import annotations

from typing import Any

from artisanest_desktop.i18n import Language, Msg, _
from artisanest_desktop.model import face
from artisanest_desktop.model.fields import Register
from artisanest_desktop.reports.heading import foot, letterhead, opening, running
from artisanest_desktop.reports.options import Options
from artisanest_desktop.reports.pages import Document, Part
from artisanest_desktop.reports.paper import LANDSCAPE
from artisanest_desktop.reports.table import Cell, Head, Pair, Table
from artisanest_desktop.reports.values import Record, records
from artisanest_desktop.store import Store

TITLE = _("Register of members")
#: The stamped book stays the legal one.
_HELP = _("Help in keeping it – working paper")
#: Who is a member: those who left, were excluded or have only applied are not (None: not said).
_MEMBERS = ["active", "suspended", None]
_LATER = "9999"


def register_document(store: Store, options: Options) -> Document:
    """The register of each cooperative, on pages of its own."""
    lang, room = options.lang, LANDSCAPE.room
    title = options.title or both_languages(TITLE, lang)
    parts, count = [], 0
    for uid in _cooperatives(store):
        rows = _members(store, uid)
        count += len(rows)
        letter = letterhead(store, lang, uid)
        day = lang.date(store.clock.today().isoformat(), long=True)
        lines = [
            lang(
                _("Law 112-12, article 17 · in order of joining · members: %(n)s")
                % {"n": len(rows)}
            ),
            lang(_HELP),
        ]
        top = opening(letter, title, lines, day, lang, room)
        table = _table(store, rows, uid, lang)
        parts.append(Part([*top, *table.blocks(room)], running(title, letter, room)))
    facts = {"rows": {"member": count}, "private": ["address"]}
    return Document(title, lang, LANDSCAPE, parts, foot(lang, lang(_HELP)), facts)


def both_languages(words: Msg, lang: Language) -> str:
    """``Registre des membres / سجل الأعضاء``: what an office reads in either language."""
    other = Language("fr" if lang.rtl else "ar")
    return f"{lang(words)} / {other(words)}"


def _cooperatives(store: Store) -> list[str | None]:
    """Every cooperative; None when members stand without one."""
    ids = store.find("cooperative")
    return [store.row_uid("cooperative", row_id) for row_id in ids] or [None]


def _members(store: Store, cooperative: str | None) -> list[Record]:
    """In order of joining; those whose date nobody knows come last."""
    where: dict[str, Any] = {"state": _MEMBERS}
    if store.count("cooperative") > 1:
        where["cooperative"] = cooperative
    rows = records(store, store.registers["member"], store.find("member", where=where))
    return sorted(rows, key=lambda row: (row.get("joined") or _LATER, row.get("number") or ""))


def _table(store: Store, rows: list[Record], uid: str | None, lang: Language) -> Table:
    register = store.registers["member"]
    value = store.reader().value_of_share(uid)
    paid = register["paid_in"].kind
    heads = [
        Head(lang(_("Registration number")), "ltr"),
        Head(lang(register["joined"].label), "ltr"),
        Head(lang(_("First and last names"))),
        Head(lang(register["address"].label)),
        Head(lang(_("Occupation"))),
        Head(lang(_("Number of shares subscribed")), "number"),
        Head(lang(_("Capital subscribed")), "number"),
        Head(lang(_("Capital paid")), "number"),
    ]
    cells: list[list[Cell]] = []
    shares, capital, sum_paid = 0, 0, 0
    for row in rows:
        held = row.get("shares")
        subscribed = held * value if held and value else None
        shares, capital = shares + (held or 0), capital + (subscribed or 0)
        sum_paid += row.get("paid_in") or 0
        cells.append(
            [
                _said(register, "number", row, lang),
                _said(register, "joined", row, lang),
                Pair(*face.names(register, row, lang.code)),
                _address(register, row, lang),
                _said(register, "trade", row, lang),
                _said(register, "shares", row, lang),
                paid.format(subscribed, lang) or face.EMPTY,
                _said(register, "paid_in", row, lang),
            ]
        )
    sums = [
        lang.number(shares),
        paid.format(capital, lang) if value else "",
        paid.format(sum_paid, lang),
    ]
    totals = ["", "", lang(_("Total")), "", "", *sums] if rows else []
    return Table(heads, cells, totals)


def _said(register: Register, key: str, row: Record, lang: Language) -> str:
    return face.words(register[key], row.get(key), lang, row) or face.EMPTY


def _address(register: Register, row: Record, lang: Language) -> str:
    """The address; where there is none, as in a village, the douar and the commune."""
    if row.get("address"):
        return str(row["address"])
    parts = [face.words(register[key], row.get(key), lang, row) for key in ("douar", "commune")]
    return ("، " if lang.rtl else ", ").join(filter(None, parts)) or face.EMPTY
