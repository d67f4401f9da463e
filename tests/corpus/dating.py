"""What people do to dates."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from tests.corpus import words
from tests.corpus.cells import Column
from tests.corpus.troubles import Form
from tests.corpus.troubles import Trouble as T

if TYPE_CHECKING:
    from tests.corpus.spoiling import Spoiler

DATES = ("joined", "birth", "first_day", "agreement_from")


def _whole(s: Spoiler) -> str | None:
    """A column for a trouble that has it for itself."""
    for key in DATES:
        if s.column(key) is not None and key not in s.taken:
            s.taken.add(key)
            return key
    return None


def _free(s: Spoiler) -> list[str]:
    return [key for key in DATES if s.column(key) is not None and key not in s.taken]


def parts(s: Spoiler) -> None:
    """Three columns instead of one."""
    column = s.column("birth")
    if column is None:
        s.truth.troubles.discard(T.DATE_PARTS)
        return
    s.taken.add("birth")
    days = [cell if isinstance(cell, dt.date) else None for cell in column.cells]
    place = s.block.columns.index(column)
    heads = (
        ("اليوم", "الشهر", "السنة")
        if s.inventor.ar
        else s.chance.choice(
            (
                ("Jour", "Mois", "Année"),
                ("J. naiss.", "M. naiss.", "A. naiss."),
                ("Jour naissance", "Mois naissance", "Année naissance"),
            )
        )
    )
    if s.truth.lang == "en":
        heads = ("Day of birth", "Month of birth", "Year of birth")
    s.block.columns[place : place + 1] = [
        Column("birth", head, [getattr(d, part) if d else None for d in days])
        for head, part in zip(heads, ("day", "month", "year"), strict=True)
    ]


def undecidable(s: Spoiler) -> None:
    """All days are months too, and whoever typed it put the month first or not: nobody knows."""
    key = _whole(s)
    if key is None:
        s.truth.troubles.discard(T.DATES_UNDECIDABLE)
        return
    first = s.chance.random() < 0.5
    for n, row, value in list(s.told(key)):
        year, month = int(value[:4]), int(value[5:7])
        day = s.chance.choice([d for d in range(1, 13) if d != month])
        meant = row.fields[key] = f"{year}-{month:02d}-{day:02d}"
        order = (month, day) if first else (day, month)
        s.write(key, n, f"{order[0]:02d}/{order[1]:02d}/{year}", doubt=True)
        row.accept[key] = {meant}


def month_first(s: Spoiler) -> None:
    """Someone's telephone writes 12/25/2019."""
    key = _whole(s)
    if key is None:
        s.truth.troubles.discard(T.DATES_MONTH_FIRST)
        return
    for n, _row, value in s.told(key):
        year, month, day = value.split("-")
        s.write(key, n, f"{int(month)}/{int(day)}/{year}")


def two_digit(s: Spoiler) -> None:
    """12/03/78."""
    for key in _free(s):
        for n, _row, value in s.told(key):
            year, month, day = value.split("-")
            mark = s.chance.choice("/-.")
            s.write(key, n, f"{day}{mark}{month}{mark}{year[2:]}")


def serial(s: Spoiler) -> None:
    """The column lost its form: bare numbers of the workbook's calendar."""
    start = dt.date(1904, 1, 1) if T.DATES_1904 in s.truth.troubles else dt.date(1899, 12, 30)
    for key in _free(s)[:1]:
        for n, _row, value in s.told(key):
            s.write(key, n, (dt.date.fromisoformat(value) - start).days)


def texts(s: Spoiler) -> None:
    """Everyone in her own way, the day first or the year."""
    for key in _free(s):
        for n, _row, value in s.told(key):
            year, month, day = value.split("-")
            s.write(key, n, s.chance.choice((
                f"{day}/{month}/{year}", f"{day}-{month}-{year}", f"{day}.{month}.{year}",
                f"{int(day)}/{int(month)}/{year}", f"{year}-{month}-{day}",
                f"{year}/{month}/{day}", f"{day} {month} {year}", f" {day}/{month}/{year} ",
                f"le {day}/{month}/{year}",
            )))  # fmt: skip


def month_names(s: Spoiler) -> None:
    """12 mars 1978, ٣ أبريل."""
    for key in _free(s):
        for n, _row, value in s.some(key, 0.6):
            year, month, day = (int(part) for part in value.split("-"))
            french, arabic = words.FRENCH_MONTHS[month - 1], words.ARABIC_MONTHS[month - 1]
            ways = [f"{day} {french} {year}", f"{day:02d} {french.upper()} {year}",
                    f"{day} {french[:4]}. {year}", f"{day}-{french}-{year}"]  # fmt: skip
            if s.truth.form is not Form.CSV_CP1252:
                ways += [f"{day} {arabic} {year}", f"{day}  {arabic}  {year}"]
            s.write(key, n, s.chance.choice(ways))


def years(s: Spoiler) -> None:
    """Of birth, the year."""
    if "birth" not in _free(s):
        return
    for n, row, value in list(s.some("birth")):
        row.fields["birth"] = value[:4]
        s.write("birth", n, s.chance.choice((int(value[:4]), value[:4], f"en {value[:4]}")))


def impossible(s: Spoiler) -> None:
    """What cannot be, or is not known."""
    for key in _free(s):
        for n, _row, value in list(s.some(key, 0.3)):
            year = value[:4]
            s.write(key, n, s.chance.choice((
                f"30/02/{year}", f"31/04/{year}", f"45/03/{year}", "29/02/1983",
                "00/00/0000", f"00/00/{year}", "présumé", f"31/11/{year}", f"3103/{year}",
            )), doubt=True)  # fmt: skip
            s.rows[n].accept[key] = {year}
