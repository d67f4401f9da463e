"""One column that holds two things, one thing over several, and what no register knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.corpus import words
from tests.corpus.cells import Column
from tests.corpus.troubles import Trouble as T

if TYPE_CHECKING:
    from tests.corpus.spoiling import Spoiler


def _join(s: Spoiler, keys: tuple[str, str], key: str, mark: str) -> bool:
    """Put two columns into the place of the first one."""
    first, second = s.column(keys[0]), s.column(keys[1])
    if first is None or second is None:
        return False
    cells = [
        mark.join(str(cell) for cell in pair if cell is not None) or None
        for pair in zip(first.cells, second.cells, strict=True)
    ]
    s.block.columns[s.block.columns.index(first)] = Column(key, "", cells)
    s.block.columns.remove(second)
    return True


def full_name(s: Spoiler) -> None:
    """EL AMRANI Khadija, or all in ordinary letters."""
    family = s.column("family_name")
    if family is not None and not s.inventor.ar and s.chance.random() < 0.5:
        family.cells = [cell.upper() for cell in family.cells]
        for n, row in enumerate(s.rows):
            if T.INVISIBLE not in s.truth.troubles:
                row.accept["family_name"] = {row.fields["family_name"]}
                row.fields["family_name"] = family.cells[n]
    if not _join(s, ("family_name", "given_name"), "full_name", " "):
        s.truth.troubles.discard(T.FULL_NAME)


def full_name_turned(s: Spoiler) -> None:
    """Khadija El Amrani."""
    if not _join(s, ("given_name", "family_name"), "full_name_turned", " "):
        s.truth.troubles.discard(T.FULL_NAME_TURNED)


def both_scripts(s: Spoiler) -> None:
    """El Amrani Khadija / خديجة العمراني."""
    if s.column("family_name") is None or s.inventor.ar:
        s.truth.troubles.discard(T.BOTH_SCRIPTS)
        return
    arabic = dict(words.FAMILIES) | dict(words.WOMEN) | dict(words.MEN)
    pairs = {s.inventor.written(latin): name for latin, name in arabic.items()}
    mark = s.chance.choice((" / ", " - ", "\n", " "))
    cells: list[Any] = []
    for row in s.rows:
        family, given = row.fields["family_name"], row.fields["given_name"]
        row.fields |= {"family_name_ar": pairs[family], "given_name_ar": pairs[given]}
        cells.append(f"{family} {given}{mark}{pairs[family]} {pairs[given]}")
    _join(s, ("family_name", "given_name"), "both_scripts", " ")
    column = s.column("both_scripts")
    assert column is not None
    column.cells = cells


def id_and_phone(s: Spoiler) -> None:
    """EE123456 / 0612345678."""
    if not _join(s, ("national_id", "phone"), "id_and_phone", s.chance.choice((" / ", "/", " - "))):
        s.truth.troubles.discard(T.ID_AND_PHONE)


def trade_marks(s: Spoiler) -> None:
    """A column per trade; some people have two."""
    column = s.column("trade")
    if column is None:
        s.truth.troubles.discard(T.TRADE_MARKS)
        return
    mark = s.chance.choice(("x", "X", "✓", "1"))
    place = s.block.columns.index(column)
    marks: dict[str, list[Any]] = {code: [None] * len(s.rows) for code, *_names in words.TRADES}
    for n, row in enumerate(s.rows):
        codes = [row.fields["trade"]]
        if s.truth.register == "member" and s.chance.random() < 0.2:
            codes.append(s.chance.choice([c for c in marks if c not in codes]))
        for code in codes:
            marks[code][n] = mark
        _several(row.fields, row.accept, codes, [c for c in marks if c in codes])
    names = {code: (arabic if s.inventor.ar else french) for code, french, arabic in words.TRADES}
    s.block.columns[place : place + 1] = [
        Column(f"trade:{code}", names[code], marks[code]) for code in marks
    ]


def _several(fields: dict[str, Any], accept: dict[str, set[Any]], codes: list[str],
             ordered: list[str]) -> None:  # fmt: skip
    """One is the trade, the rest are other trades; which is which a row of marks cannot say."""
    fields["trade"] = ordered[0]
    accept["trade"] = set(codes)
    if len(codes) > 1:
        fields["more_trades"] = [ordered[1]]
        accept["more_trades"] = {(c,) for c in codes} | {tuple(ordered), tuple(reversed(ordered))}


def unknown_columns(s: Spoiler) -> None:
    """What only this list asks."""
    heads = (("عدد النحل", "مقاس الحذاء", "رقم الملف") if s.inventor.ar
             else ("Nb de ruches", "Pointure", "Classeur"))  # fmt: skip
    for head in s.chance.sample(heads, 2):
        cells = [s.chance.choice((None, s.chance.randint(1, 99), "A3", "B 12")) for _row in s.rows]
        cells[0] = "C 7"
        s.block.columns.insert(s.chance.randint(2, len(s.block.columns)),
                               Column(f"?{head}", head, cells))  # fmt: skip
        s.truth.unknown.append(head)
