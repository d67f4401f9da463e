"""What tests of a list ask again and again."""

from __future__ import annotations


def line_of(page, name: str) -> int:
    rows = page.listing.rows
    return next(n for n in range(len(rows.ids)) if rows.line(n).first.startswith(name))


def names(page) -> list[str]:
    rows = page.listing.rows
    return [rows.line(n).first for n in range(len(rows.ids))]


def columns(page, *keys: str) -> None:
    page.listing.kept.show(list(keys))
    page.listing._reshape()
