"""The thirty products of the example: makers, price sheet, labels, a drawn picture each."""

from __future__ import annotations

from typing import Any

from artisanest_desktop.example import reading
from artisanest_desktop.example.reading import centimes, quantity
from artisanest_desktop.example.world import World, attach
from artisanest_desktop.rules import ranks
from artisanest_desktop.store.transaction import Transaction

_AS_WRITTEN = ("trade", "family", "state", "made_of", "technique", "colours", "care", "ethics")
_SIDES = ("length", "width", "height")
#: The sheets were filled in after the session about prices.
_COSTED = -40


def write(t: Transaction, world: World) -> None:
    """Products in the order of ``products.toml``."""
    for entry in reading.entries("product"):
        uid = t.create("product", _values(entry, world))
        _write_lines(t, "maker", uid, [_maker(m, world) for m in entry["makers"]])
        _write_lines(t, "material", uid, [_material(m) for m in entry["materials"]])
        _write_lines(t, "work", uid, [_work(w) for w in entry["work"]])
        labels = [_certificate(c, world) for c in entry.get("certificates", ())]
        _write_lines(t, "certificate", uid, labels)
        attach(t, "product", uid, entry["picture"], entry["names"][0])


def _values(entry: dict[str, Any], world: World) -> dict[str, Any]:
    sheet = entry["sheet"]
    values = {
        **reading.in_three("name", entry["names"]),
        **reading.in_three("story", entry["stories"]),
        **{key: entry[key] for key in _AS_WRITTEN if key in entry},
        **{side: quantity(n) for side, n in zip(_SIDES, entry.get("size", ()), strict=False)},
        **{key: quantity(sheet[key]) for key in ("overheads", "part", "margin", "batch")
           if key in sheet},
        "cooperative": world.cooperative,
        "unit": entry.get("unit", "pc"),
        "size": entry.get("size_label"),
        "packaging": centimes(sheet["packaging"]),
        "costed_on": world.day(_COSTED),
    }  # fmt: skip
    if "price" in entry:
        values["price"] = centimes(entry["price"])
    for key in ("stock", "minimum", "weight"):
        if key in entry:
            values[key] = quantity(entry[key])
    return values


def _write_lines(t: Transaction, register: str, product: str, lines: list[dict[str, Any]]) -> None:
    places = ranks.spread(len(lines))
    rows = [{**line, "product": product, "rank": r} for line, r in zip(lines, places, strict=True)]
    t.bulk_create(register, rows)


def _maker(entry: list[Any], world: World) -> dict[str, Any]:
    index, share = entry
    return {"member": world.members[index], "share": quantity(share)}


def _material(entry: list[Any]) -> dict[str, Any]:
    name, amount, unit, price, waste, origin = entry
    return {
        "name": name,
        "quantity": quantity(amount),
        "unit": unit,
        "unit_price": centimes(price),
        "waste": quantity(waste),
        "origin": origin,
    }


def _work(entry: list[Any]) -> dict[str, Any]:
    step, level, hours, rate = entry
    paid = {"rate": centimes(rate)} if rate else {}  # else the wage floor of the day
    return {"step": step, "level": level, "hours": quantity(hours), **paid}


def _certificate(entry: list[Any], world: World) -> dict[str, Any]:
    name, number, issued, expires = entry
    return {
        "name": name,
        "number": number,
        "issued_on": world.day(issued),
        "expires_on": world.day(expires),
    }
