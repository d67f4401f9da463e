"""What lines need beside what every row does: whose they are, their order, how they are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from artisanest_desktop.exchange.identity import Base
from artisanest_desktop.exchange.linesheets import lends
from artisanest_desktop.exchange.plan import NEW, Remark, Row
from artisanest_desktop.exchange.rows import Line
from artisanest_desktop.i18n import Language, Msg, _
from artisanest_desktop.model.fields import Register
from artisanest_desktop.rules import Name, Reference
from artisanest_desktop.rules.ranks import between
from artisanest_desktop.store import Store
from artisanest_desktop.store.ids import derived_uid

Record = Mapping[str, Any]


class Lines:
    """The rules of one register of lines; of any other register they say nothing."""

    def __init__(self, store: Store, register: Register, lang: Language) -> None:
        self._store = store
        self.register = register
        self._lang = lang
        self.parent = register.parent or ""
        self._lent = lends(store.registers, register)
        self._ranks: dict[str, str | None] = {}
        self._gone: set[str] = set()

    # Who a line is

    def pair_uid(self, line: Line) -> str:
        """The identity of what exists once per pair; empty when it is no such line."""
        if self.register.pair is None:
            return ""
        one, two = (line.fields.get(key) for key in self.register.pair)
        return derived_uid(self.register.key, str(one), str(two)) if one and two else ""

    def missing(self, line: Line) -> str:
        """The reference without which the line says nothing; empty when it has all."""
        needed: list[tuple[str, ...]] = [(key,) for key in (self.parent,) if key]
        if named_by := self.register.named_by:
            # Who is not on a list here has at least a name of her own.
            names = [k for k in self._lent if isinstance(self.register[k].kind, Name)]
            needed.append((named_by, *names))
        fields = line.fields
        return next((keys[0] for keys in needed if not any(fields.get(k) for k in keys)), "")

    def is_bare(self, line: Line) -> bool:
        """Whether a line only says whose it is."""
        said = {k for k, v in line.fields.items() if v is not None and k != self.parent}
        return bool(self.parent) and not said and not line.marks

    def give_back(self, line: Line, base: Base | None) -> None:
        """Take out what the line only shows of the record that lends it its name."""
        named_by = self.register.named_by
        if not self._lent or not line.fields.get(named_by or ""):
            return
        line.remarks = [r for r in line.remarks if r.field not in self._lent]
        for key in self._lent:
            value = line.fields.pop(key, None)
            if value is None or base is None or line.uid not in base.rows:
                continue
            if key in base.keys and base.value(line.uid, key) != value:
                text = _("This is read from the member’s own record: change it there.")
                line.remarks.append(Remark(key, "lent", text, "note"))

    # Whose it is

    def look_up(self, here: Mapping[str, Record]) -> None:
        """Find out which of the records that these lines belong to are no longer there."""
        if not self.parent or self.register.parent_register not in self._store.registers:
            return
        above = str(self.register.parent_register)
        uids = {str(r[self.parent]) for r in here.values() if r.get(self.parent)}
        known = self._store.get_many(above, list(uids))
        self._gone = {u for u in uids if u not in known or known[u]["removed"]}

    def is_gone(self, record: Record) -> bool:
        """Whether the record that a line belongs to was taken off its list."""
        return record.get(self.parent) in self._gone if self.parent else False

    # Its place and its name

    def rank(self, rows: Sequence[Row]) -> None:
        """Put new lines behind those that are there."""
        if not self.parent or "rank" not in self._store.registers[self.register.key].by_key:
            return
        new = [r for r in rows if r.action == NEW and r.fields.get(self.parent)]
        context = self._store.reader()
        context.expect(
            str(self.register.parent_register), {str(r.fields[self.parent]) for r in new}
        )
        for row in new:
            parent = str(row.fields[self.parent])
            if parent not in self._ranks:
                there = context.lines(self.register.key, parent)
                self._ranks[parent] = max((x["rank"] for x in there if x.get("rank")), default=None)
            row.fields["rank"] = self._ranks[parent] = between(self._ranks[parent], None)

    def title(self, line: Line, record: Record) -> str:
        """What a line is called, and whose it is; empty for what has a name of its own."""
        if not self.parent or line.title:
            return line.title
        now = {**record, **{k: v for k, v in line.fields.items() if v is not None}}
        own = self._name(self.register.named_by or "", now)
        own = own or self.register.title(now, self._lang.code)
        return " · ".join(filter(None, (own, self._name(self.parent, now, called=True))))

    def _name(self, key: str, now: Record, called: bool = False) -> str:
        """What a line says of another record, in words."""
        kind = self.register[key].kind if key in self.register.by_key else None
        if not isinstance(kind, Reference) or not now.get(key):
            return ""
        say = self._lang.terms.called if called else self._lang.terms.title
        return say(kind.register, str(now[key]), self._lang.code)


def whose(header: str) -> Msg:
    """Why a line without its record cannot be taken."""
    if not header:
        return _("There is no column that says whose row this is: add one with a code or a name.")
    text = _("The cell under “%(header)s” names no record that is here: write its code or name.")
    return text % {"header": header}


BARE = _("This row only says whose it is: write the rest.")
