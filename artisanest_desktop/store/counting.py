"""What a whole store comes to: counts, sums and what is due, over several registers at once.

For Home and for reports. Days are ISO text, ``since`` and ``until`` both counted in; removed
records, the lines of such and cancelled sessions are left out.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from artisanest_desktop.model.product import sheet_of
from artisanest_desktop.rules import attendance, pricing
from artisanest_desktop.store import schema
from artisanest_desktop.store.database import chunks
from artisanest_desktop.store.journal import REMOVED

if TYPE_CHECKING:
    import datetime as dt

    from artisanest_desktop.store.context import Context
    from artisanest_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class Roll:
    """The roll call of a session: its last half-day so far, marks ``wanted`` and ``typed`` of the
    half-days so far, whether a file is attached to it or to one of them."""

    session: str
    day: str
    people: int
    wanted: int
    typed: int
    filed: bool


@dataclass(frozen=True, slots=True)
class Coming:
    """The next half-day of a session."""

    session: str
    day: str
    start: str | None


@dataclass(frozen=True, slots=True)
class Paper:
    """A label of a product or the agreement with a partner, and the last day it holds."""

    register: str
    record: str
    name: str | None
    until: str


def _of(key: str) -> Any:
    return schema.TABLES[key].c


def _there(*keys: str) -> list[Any]:
    return [_of(key).removed.is_(False) for key in keys]


def _rows(store: Store, query: Any) -> Sequence[Any]:
    with store.reading() as connection:
        return connection.execute(query).all()


def _slots(*columns: Any) -> Any:
    """Half-days of sessions that are not cancelled."""
    slot, session = _of("slot"), _of("session")
    return (
        sa.select(*columns)
        .select_from(schema.TABLES["slot"])
        .join(schema.TABLES["session"], session.uid == slot.session)
        .where(*_there("slot", "session"), session.state.is_distinct_from("cancelled"))
    )


# Sessions


def sessions(store: Store, since: str, until: str) -> int:
    """Sessions with a half-day between two days."""
    slot = _of("slot")
    query = _slots(sa.func.count(slot.session.distinct())).where(slot.date.between(since, until))
    return int(_rows(store, query)[0][0])


def minutes_by_month(store: Store, since: str, until: str) -> Counter[str]:
    """Minutes that people were there, all of them together, by month (``2026-11``)."""
    slot, mark = _of("slot"), _of("attendance")
    query = (
        _slots(slot.date, slot.start, slot.end, mark.mark, mark.missed, sa.func.count())
        .join(schema.TABLES["attendance"], mark.slot == slot.uid)
        .join(schema.TABLES["participant"], _of("participant").uid == mark.participant)
        .where(*_there("attendance", "participant"), slot.date.between(since, until))
        .where(mark.mark.in_(attendance.THERE))
        .group_by(slot.uid, mark.mark, mark.missed)
    )
    found: Counter[str] = Counter()
    for day, start, end, how, missed, n in _rows(store, query):
        length = attendance.slot_minutes(start, end)
        found[day[:7]] += n * attendance.attended_minutes(how, length, missed)
    return found


def rolls(store: Store, since: str, until: str) -> list[Roll]:
    """Sessions whose last half-day so far lies between two days, the newest first."""
    slot = _of("slot")
    last = sa.func.max(slot.date)
    query = _slots(slot.session, last, sa.func.count()).where(slot.date <= until)
    query = query.group_by(slot.session).having(last >= since).order_by(last.desc(), slot.session)
    held = _rows(store, query)
    wanted = [row[0] for row in held]
    people = _people(store, wanted)
    typed = _typed(store, wanted, until)
    filed = _filed(store, wanted)
    return [
        Roll(uid, day, people[uid], people[uid] * n, typed[uid], uid in filed)
        for uid, day, n in held
    ]


def _people(store: Store, sessions: list[str]) -> Counter[str]:
    p = _of("participant")
    query = sa.select(p.session, sa.func.count()).where(*_there("participant"))
    query = query.where(p.session.in_(sessions)).group_by(p.session)
    return Counter(dict(map(tuple, _rows(store, query))))


def _typed(store: Store, sessions: list[str], until: str) -> Counter[str]:
    slot, mark, who = _of("slot"), _of("attendance"), _of("participant")
    query = (
        sa.select(slot.session, sa.func.count())
        .join(schema.TABLES["attendance"], mark.slot == slot.uid)
        .join(schema.TABLES["participant"], who.uid == mark.participant)
        .where(*_there("slot", "attendance", "participant"), mark.mark.is_not(None))
        .where(slot.session.in_(sessions), slot.date <= until)
        .group_by(slot.session)
    )
    return Counter(dict(map(tuple, _rows(store, query))))


def _filed(store: Store, sessions: list[str]) -> set[str]:
    file, slot = _of("attachment"), _of("slot")
    owner = sa.func.coalesce(slot.session, file.record)
    query = (
        sa.select(owner)
        .select_from(schema.TABLES["attachment"])
        .outerjoin(schema.TABLES["slot"], slot.uid == file.record)
        .where(*_there("attachment"), owner.in_(sessions))
    )
    return {row[0] for row in _rows(store, query)}


def coming(store: Store, since: str, until: str) -> list[Coming]:
    """Sessions with a half-day between two days: its first, the earliest first."""
    slot = _of("slot")
    query = _slots(slot.session, slot.date, slot.start).where(slot.date.between(since, until))
    found: dict[str, Coming] = {}
    for uid, day, start in _rows(store, query.order_by(slot.date, slot.start, slot.session)):
        found.setdefault(uid, Coming(uid, day, start))
    return list(found.values())


# Commitments


def _open_commitments(*columns: Any) -> Any:
    c, session = _of("commitment"), _of("session")
    return (
        sa.select(*columns)
        .select_from(schema.TABLES["commitment"])
        .join(schema.TABLES["session"], session.uid == c.session)
        .where(*_there("commitment", "session"))
        .where(sa.or_(c.state.is_(None), c.state == "open"))
    )


def open_commitments(store: Store) -> int:
    """Commitments that are neither kept nor dropped."""
    return int(_rows(store, _open_commitments(sa.func.count()))[0][0])


def commitments_due(store: Store, until: str, limit: int = 50) -> list[str]:
    """Open commitments due by a day, the longest overdue first."""
    c = _of("commitment")
    query = _open_commitments(c.uid).where(c.due <= until).order_by(c.due, c.uid).limit(limit)
    return [row[0] for row in _rows(store, query)]


# Papers and stock


def papers(store: Store, since: str, until: str, limit: int = 50) -> list[Paper]:
    """Labels of products that are still made, and agreements with partners, that end between two
    days; a label that was given anew (same name, later day) is not spoken of."""
    c, product, partner = _of("certificate"), _of("product"), _of("partner")
    newer = schema.TABLES["certificate"].alias()
    renewed = sa.exists().where(
        newer.c.product == c.product,
        newer.c.name.is_not_distinct_from(c.name),
        newer.c.expires_on > c.expires_on,
        newer.c.removed.is_(False),
    )
    labels = (
        sa.select(sa.literal("product"), c.product, c.name, c.expires_on)
        .join(schema.TABLES["product"], product.uid == c.product)
        .where(*_there("certificate", "product"), product.state.is_distinct_from("ended"))
        .where(c.expires_on.between(since, until), ~renewed)
    )
    agreements = sa.select(
        sa.literal("partner"), partner.uid, partner.agreement, partner.agreement_until
    ).where(*_there("partner"), partner.agreement_until.between(since, until))
    found = [Paper(*row) for query in (labels, agreements) for row in _rows(store, query)]
    return sorted(found, key=lambda p: (p.until, p.record))[:limit]


def low_stock(store: Store, limit: int = 50) -> list[str]:
    """Products that are still made and of which there are fewer than the minimum."""
    p = _of("product")
    number = sa.Numeric(asdecimal=False)
    stock, minimum = sa.cast(sa.func.coalesce(p.stock, "0"), number), sa.cast(p.minimum, number)
    query = sa.select(p.uid).where(*_there("product"), p.minimum.is_not(None), stock < minimum)
    query = query.where(p.state.is_distinct_from("ended"))
    return [row[0] for row in _rows(store, query.order_by(p.sort, p.uid).limit(limit))]


class _Sheets:
    """What the price sheets of some products need of a store, with no more than that."""

    def __init__(self, reader: Context, store: Store, products: Sequence[str]) -> None:
        self.today: dt.date = reader.today
        self.wage_floor = reader.wage_floor
        self._lines = {
            "material": self._read(store, "material", products, "quantity", "unit_price", "waste"),
            "work": self._read(store, "work", products, "hours", "rate"),
        }

    @staticmethod
    def _read(
        store: Store, register: str, products: Sequence[str], *keys: str
    ) -> dict[str, list[Any]]:
        table = schema.TABLES[register]
        query = sa.select(table.c.product, *(table.c[k] for k in keys)).where(*_there(register))
        query = query.where(table.c.product.in_(products))
        found = defaultdict(list)
        for product, *values in _rows(store, query):
            found[product].append(dict(zip(keys, values, strict=True)))
        return found

    def lines(self, register: str, uid: str) -> list[Any]:
        return self._lines[register].get(uid, [])


_PRICED = ("uid", "stock", "price", "costed_on", "packaging", "overheads", "part", "margin",
           "retail_factor", "batch", "export_rate")  # fmt: skip


def stock_value(store: Store) -> int:
    """Centimes in stock, at cost where it is known, else at the price asked."""
    table = schema.TABLES["product"]
    query = sa.select(*(table.c[k] for k in _PRICED)).where(
        *_there("product"), table.c.stock.is_not(None), table.c.stock != "0"
    )
    reader, total = store.reader(), 0
    for part in chunks(_rows(store, query)):
        rows = [dict(zip(_PRICED, row, strict=True)) for row in part]
        sheets = _Sheets(reader, store, [row["uid"] for row in rows])
        for row in rows:
            prices = pricing.prices(sheet_of(row, sheets))
            cost = prices.cost if prices else None
            total += pricing.stock_value(Decimal(row["stock"]), cost, row["price"]) or 0
    return total


# What is to check, what came in


def doubtful_lines(store: Store) -> list[tuple[str, str, int]]:
    """Values to check in lines, by register: ``(register, uid, n)`` of the first record to open."""
    f = schema.finding.c
    query = sa.select(f.register, sa.func.min(f.record), sa.func.count()).group_by(f.register)
    found = []
    for register, uid, n in _rows(store, query):
        record = store.get(register, uid)
        above = None if record is None or record[REMOVED] else store.above(register, record)
        found += [(*above, n)] if above else []
    return found


def received(store: Store, since: str) -> tuple[str | None, int]:
    """When the last file came in (UTC ISO text), how many since a day; those undone left out."""
    t = schema.txn.c
    query = sa.select(sa.func.max(t.at), sa.func.count().filter(t.at >= since))
    last, n = _rows(store, query.where(t.kind == "import", t.undone.is_(False)))[0]
    return last, n


def imported(store: Store) -> set[str]:
    """The hashes of the files that came in and stand."""
    t = schema.txn.c
    query = sa.select(t.report).where(t.kind == "import", t.undone.is_(False))
    reports = (json.loads(text) for (text,) in _rows(store, query) if text)
    return {str(report["sha256"]) for report in reports if report.get("sha256")}
