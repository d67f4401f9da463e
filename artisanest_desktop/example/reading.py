"""The files the example is made from."""

from __future__ import annotations

import csv
import datetime as dt
import tomllib
from collections.abc import Sequence
from typing import Any

from artisanest_desktop import assets


def entries(name: str) -> list[dict[str, Any]]:
    """``entries("product")``: what ``products.toml`` holds, in its order."""
    text = assets.path("example", f"{name}s.toml").read_text("utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text)[name]
    return found


def members() -> list[dict[str, str]]:
    """The lines of ``members.csv``, without what is empty there."""
    with assets.path("example", "members.csv").open(encoding="utf-8", newline="") as file:
        return [{k: v for k, v in row.items() if v} for row in csv.DictReader(file, delimiter="|")]


def picture(name: str) -> bytes:
    """A drawn picture."""
    return assets.path("example", f"{name}.png").read_bytes()


def centimes(dirhams: float) -> int:
    """As the store keeps money."""
    return round(dirhams * 100)


def quantity(number: float) -> str:
    """As the store keeps a quantity: ``1.5``, ``3``."""
    return format(number, "g")


def in_three(key: str, texts: Sequence[str]) -> dict[str, str]:
    """A text in French, Arabic and English under the keys of its three fields."""
    return dict(zip((key, f"{key}_ar", f"{key}_en"), texts, strict=True))


def working_days(today: dt.date, begins: int, count: int) -> list[str]:
    """So many days in a row, the first so many days from today; nobody works on a Sunday."""
    day = today + dt.timedelta(days=begins)
    found: list[str] = []
    while len(found) < count:
        if day.weekday() != 6:
            found.append(day.isoformat())
        day += dt.timedelta(days=1)
    return found
