"""What people do to values: each trouble changes cells, and the truth with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from tests.corpus import dating, joining
from tests.corpus.cells import Block, Column, Formula
from tests.corpus.inventing import Inventor
from tests.corpus.troubles import Trouble as T
from tests.corpus.truth import TrueRow, Truth


class Spoiler:
    """The list while it is made worse."""

    def __init__(self, chance: Random, inventor: Inventor, block: Block, truth: Truth) -> None:
        self.chance = chance
        self.inventor = inventor
        self.block = block
        self.truth = truth
        #: Columns of dates that a trouble has for itself.
        self.taken: set[str] = set()

    @property
    def rows(self) -> list[TrueRow]:
        """The records."""
        return self.block.rows

    def column(self, key: str) -> Column | None:
        """The column of a field, if the list has it still."""
        return next((c for c in self.block.columns if c.key == key), None)

    def field(self, key: str) -> str:
        """The field that a column's values belong to."""
        return self.inventor.field(key)

    def told(self, key: str) -> Iterator[tuple[int, TrueRow, Any]]:
        """The records of which the column says something: index, record, true value."""
        for n, row in enumerate(self.rows):
            if self.field(key) in row.fields:
                yield n, row, row.fields[self.field(key)]

    def some(self, key: str, share: float = 0.4) -> Iterator[tuple[int, TrueRow, Any]]:
        """Some of them, one at least, and never the first two: they show what the column is."""
        found = [t for t in self.told(key) if t[0] > 1]
        chosen = [t for t in found if self.chance.random() < share]
        yield from chosen or found[:1]

    def write(
        self, key: str, n: int, cell: Any, accept: set[Any] | None = None, doubt: bool = False
    ) -> None:
        """Put another cell there; what was said of it before holds no more."""
        column = self.column(key)
        if column is None:
            return
        row, name = self.rows[n], self.field(key)
        column.cells[n] = cell
        row.doubt.discard(name)
        if accept is not None:
            row.accept[name] = row.accept.get(name, set()) | accept
        if doubt:
            row.doubt.add(name)
            row.fields.pop(name, None)

    def unknown(self, key: str, n: int, cell: Any) -> None:
        """Nothing is known of it: no value is right."""
        self.write(key, n, cell)
        self.rows[n].fields.pop(self.field(key), None)
        self.rows[n].accept.pop(self.field(key), None)
        if key == "phone":
            self.rows[n].fields.pop("phone2", None)  # it stood in the same cell


def spoil(chance: Random, inventor: Inventor, block: Block, truth: Truth) -> None:
    """Everything that the truth's troubles do to values and to what columns hold."""
    truth.rows = block.rows
    spoiler = Spoiler(chance, inventor, block, truth)
    for trouble, act in _ACTS.items():
        if trouble in truth.troubles:
            act(spoiler)


def _phone_numbers(s: Spoiler) -> None:
    for n, _row, value in s.told("phone"):
        s.write("phone", n, int(value[4:]))


def _phone_e_text(s: Spoiler) -> None:
    for n, row, value in list(s.some("phone")):
        s.write("phone", n, f"{value[4]}.{value[5:7]}E+08", doubt=True)
        row.fields.pop("phone2", None)  # it stood in the same cell


def _phone_abroad(s: Spoiler) -> None:
    for n, _row, value in s.some("phone", 0.7):
        d = value[4:]
        spaced = f"{d[0]} {d[1:3]} {d[3:5]} {d[5:7]} {d[7:]}"
        s.write("phone", n, s.chance.choice((
            f"+212 {spaced}", f"00212{d}", f"212{d}", f"(+212) {spaced}", f"+212-{d[:3]}-{d[3:]}",
            f"0{spaced.replace(' ', '.')}", f"+212 (0) {spaced}", f"Tél : 0{d}",
        )))  # fmt: skip


def _phone_two(s: Spoiler) -> None:
    for n, row, value in list(s.some("phone")):
        second = f"+2127{s.chance.randint(10**7, 10**8 - 1)}"
        mark = s.chance.choice((" / ", "/", " - ", " ou ", "\n", " ; "))
        s.write("phone", n, f"0{value[4:]}{mark}0{second[4:]}")
        if s.truth.register == "member":
            row.fields["phone2"] = second


def _id_untidy(s: Spoiler) -> None:
    for n, _row, value in s.some("national_id", 0.7):
        letters = value.rstrip("0123456789")
        digits = value[len(letters) :]
        s.write("national_id", n, s.chance.choice((
            f"{letters} {digits}", f"{letters}-{digits}", f"{letters.lower()}{digits}",
            f" {letters.lower()} {digits} ", f"{letters}{digits[:3]} {digits[3:]}",
            f"{letters}.{digits}", f"{letters}\u00a0{digits}",
        )))  # fmt: skip


def _arabic_digits(s: Spoiler) -> None:
    table = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    for key in ("phone", "national_id", "shares", "paid_in", "price", "stock", "capacity"):
        column = s.column(key)
        if column is None or (key == "phone" and T.PHONE_E_TEXT in s.truth.troubles):
            continue
        for n, _row, _value in s.told(key):
            s.write(key, n, str(column.cells[n]).translate(table))


def _money_dressed(s: Spoiler) -> None:
    for key in ("paid_in", "price"):
        for n, row, value in s.told(key):
            if s.chance.random() < 0.5:
                value = row.fields[key] = value * 10 + s.chance.choice((0, 50, 5))
            whole, cents = divmod(value, 100)
            thin, gap = f"{whole:,}".replace(",", "\u202f"), f"{whole:,}".replace(",", "\u00a0")
            s.write(key, n, s.chance.choice((
                f"{whole:,}".replace(",", " ") + f",{cents:02d} DH", f"{thin},{cents:02d}",
                f"{whole:,}".replace(",", ".") + f",{cents:02d} د.م.", f"{gap},{cents:02d} DHS",
                f"{whole:,}.{cents:02d} MAD", f"{whole},{cents:02d}DH", f"{whole}.{cents:02d}",
                f"{whole},{cents:02d} درهم",
            )))  # fmt: skip


def _percents(s: Spoiler) -> None:
    for n, _row, value in s.told("margin"):
        s.write("margin", n, s.chance.choice((f"{value} %", f"{value}%", f"{value},0 %",
                                              f"{value}\u00a0%", f"٪ {value}")))  # fmt: skip


def _yes_no(s: Spoiler) -> None:
    yes = s.chance.choice((("x", ""), ("✓", "✗"), ("1", "0"), ("نعم", "لا"), ("Oui", "Non"),
                           ("O", "N"), ("✔", "-"), ("X", "")))  # fmt: skip
    for n, _row, value in s.told("whatsapp"):
        cell = yes[0] if value else yes[1]
        s.write("whatsapp", n, cell or None, {None} if not value and cell in ("", "-") else None)


def _sexes(s: Spoiler) -> None:
    women, men = s.chance.choice((
        (("Mme", "Mme.", "Madame", "Mlle"), ("M.", "Mr", "Monsieur")),
        (("femme", "Femme", "FEMME"), ("homme", "Homme")),
        (("أنثى", "انثى", "امرأة"), ("ذكر", "رجل")),
        (("féminin", "Fém.", "F"), ("masculin", "Masc.", "M")),
        (("f", "F "), ("h", "H")),
    ))  # fmt: skip
    for n, _row, value in s.told("sex"):
        s.write("sex", n, s.chance.choice(women if value == "F" else men))


def _invisible(s: Spoiler) -> None:
    for key in ("family_name", "given_name", "douar", "commune", "name", "title", "phone",
                "national_id"):  # fmt: skip
        column = s.column(key)
        if column is None:
            continue
        for n, _row, _value in s.some(key, 0.5):
            cell = column.cells[n]
            if not isinstance(cell, str) or (n in _twins(s) and key != "douar"):
                continue
            ways = [f"\u200f{cell}\u200f", f"\u202a{cell}\u202c", f" {cell}  ", f"\u00a0{cell}",
                    cell.replace(" ", "  "), cell.replace(" ", "\u00a0"), f"\ufeff{cell}",
                    f"{cell[:2]}\u200b{cell[2:]}", f"{cell}\t"]  # fmt: skip
            if cell[:1] > "\u0600" and cell[:1] not in "اأإآدذرزو":
                ways.append(f"{cell[0]}ـــ{cell[1:]}")
            s.write(key, n, s.chance.choice(ways))


def _twins(s: Spoiler) -> set[int]:
    return {n for pair in s.truth.same for n in pair}


def _errors(s: Spoiler) -> None:
    for key in ("phone", "shares", "joined", "price", "first_day", "email"):
        if s.column(key) and s.chance.random() < 0.7:
            for n, _row, _value in list(s.some(key, 0.2)):
                error = s.chance.choice(("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?"))
                cell = error if s.truth.form.text else Formula("=VLOOKUP(A1,$X$1:$Y$9,2,0)", error)
                s.write(key, n, cell, doubt=True)
                if key == "phone":
                    s.rows[n].fields.pop("phone2", None)  # it stood in the same cell


def _never_calculated(s: Spoiler) -> None:
    for key in ("paid_in", "shares", "price", "capacity"):
        for n, _row, _value in list(s.some(key, 0.3)):
            s.write(key, n, Formula("=2*3+100"), doubt=True)


def _formulas(s: Spoiler) -> None:
    for key in ("paid_in", "shares", "price", "stock", "capacity"):
        column = s.column(key)
        for n, _row, _value in s.some(key, 0.5):
            if column and isinstance(column.cells[n], int):
                s.write(key, n, Formula("=SUM($AA$1:$AA$3)+1", column.cells[n]))
    column = s.column("douar")
    for n, _row, _value in s.some("douar", 0.3):
        if column and isinstance(column.cells[n], str):
            s.write("douar", n, Formula('=UPPER("a")', column.cells[n]))


_NOTHING = ("-", "—", "/", "néant", "Néant", "???", "لا شيء", "N/A", "s.o.", "R.A.S", "...", "x x",
            "inconnu", "غير متوفر", "--", "pas de", "n.d.")  # fmt: skip


def _placeholders(s: Spoiler) -> None:
    for key in ("phone", "national_id", "douar", "joined", "email", "city", "agreement_from",
                "place"):  # fmt: skip
        if s.column(key) is None:
            continue
        for n, _row, _value in list(s.some(key, 0.25)):
            words = _NOTHING if key in ("phone", "national_id", "joined") else _NOTHING[:9]
            s.unknown(key, n, s.chance.choice([w for w in words if w != "x x"]))


def _mojibake(s: Spoiler) -> None:
    for column in s.block.columns:
        for n, cell in enumerate(column.cells):
            if isinstance(cell, str):
                column.cells[n] = _wrong(cell)


def _wrong(text: str) -> str:
    """UTF-8 read as if it were Windows' Western letters; what those have not stays."""
    try:
        return text.encode("utf-8").decode("cp1252")
    except UnicodeDecodeError:
        return text


def _duplicates(s: Spoiler) -> None:
    """Two people come again at the end, with the same proofs."""
    for source in (2, 5):
        for column in s.block.columns:
            column.cells.append(column.cells[source])
        row = s.rows[source]
        accept = {k: set(v) for k, v in row.accept.items()}
        s.rows.append(TrueRow(dict(row.fields), accept, set(row.doubt), set(row.beside)))
        s.truth.same.append((source, len(s.rows) - 1))


def _phone_words(s: Spoiler) -> None:
    column = s.column("phone")
    for n, _row, _value in list(s.some("phone", 0.3)):
        if column is not None:
            word = s.chance.choice(("mari", "fils", "voisine", "زوجها"))
            s.write("phone", n, f"{column.cells[n]} ({word})")


def _line_numbers(s: Spoiler) -> None:
    """Seven on a page."""
    head = "ر.ت" if s.inventor.ar else s.chance.choice(("N°", "N° d'ordre", "Nr"))
    s.block.columns.insert(0, Column("#", head, [n % 7 + 1 for n, _row in enumerate(s.rows)]))


_ACTS: dict[T, Callable[[Spoiler], None]] = {
    T.FORMULAS: _formulas,
    T.PHONE_NUMBERS: _phone_numbers,
    T.PHONE_ABROAD: _phone_abroad,
    T.PHONE_TWO: _phone_two,
    T.ID_UNTIDY: _id_untidy,
    T.MONEY_DRESSED: _money_dressed,
    T.PERCENTS: _percents,
    T.YES_NO: _yes_no,
    T.SEXES: _sexes,
    T.DATE_PARTS: dating.parts,
    T.DATES_UNDECIDABLE: dating.undecidable,
    T.DATES_MONTH_FIRST: dating.month_first,
    T.DATES_TWO_DIGIT: dating.two_digit,
    T.DATES_SERIAL: dating.serial,
    T.DATES_TEXT: dating.texts,
    T.DATES_MONTH_NAMES: dating.month_names,
    T.DATES_YEAR: dating.years,
    T.DATES_IMPOSSIBLE: dating.impossible,
    T.ARABIC_DIGITS: _arabic_digits,
    T.PHONE_E_TEXT: _phone_e_text,
    T.ERRORS: _errors,
    T.NEVER_CALCULATED: _never_calculated,
    T.PLACEHOLDERS: _placeholders,
    T.DUPLICATES: _duplicates,
    T.INVISIBLE: _invisible,
    T.FULL_NAME: joining.full_name,
    T.FULL_NAME_TURNED: joining.full_name_turned,
    T.BOTH_SCRIPTS: joining.both_scripts,
    T.ID_AND_PHONE: joining.id_and_phone,
    T.TRADE_MARKS: joining.trade_marks,
    T.UNKNOWN_COLUMNS: joining.unknown_columns,
    T.PHONE_WORDS: _phone_words,
    T.LINE_NUMBERS: _line_numbers,
    T.MOJIBAKE: _mojibake,
}
