"""What participants are given back, signed for: transport, meal, sums of each page and of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from artisanest_desktop.i18n import Language, _
from artisanest_desktop.reports.letters import mm
from artisanest_desktop.reports.pages import Block, Document, Part
from artisanest_desktop.reports.sheets.attendance import RECEIVER, wishes_of
from artisanest_desktop.reports.sheets.frame import LYING, Frame, signature_block
from artisanest_desktop.reports.sheets.options import SheetOptions
from artisanest_desktop.reports.sheets.people import Person, people
from artisanest_desktop.reports.sheets.sessions import SessionFacts
from artisanest_desktop.reports.sheets.tongue import Tongue
from artisanest_desktop.reports.sheets.writing import THUMB
from artisanest_desktop.reports.table import Cell, Head, Table
from artisanest_desktop.store import Store, sheets
from artisanest_desktop.store.sheets import Roll

TITLE = _("Reimbursement sheet")
_ROW, _NUMBER, _AMOUNT, _SIGNED = mm(10), mm(10), mm(26), mm(52)


@dataclass(frozen=True, slots=True)
class Amounts:
    """Centimes; None where nobody said."""

    transport: int | None = None
    meal: int | None = None

    @property
    def total(self) -> int | None:
        """Both together."""
        said = [a for a in (self.transport, self.meal) if a is not None]
        return sum(said) if said else None

    def __add__(self, other: Amounts) -> Amounts:
        return Amounts(_sum(self.transport, other.transport), _sum(self.meal, other.meal))


def _sum(one: int | None, two: int | None) -> int | None:
    return one if two is None else two if one is None else one + two


def reimbursement_document(store: Store, uid: str, options: SheetOptions) -> Document:
    """The sheet of a session, as it would be printed now; what leaves is frozen as an edition."""
    alone = SheetOptions(options.languages, (), False, options.blanks, options.grant,
                         options.receiver)  # fmt: skip
    wishes = wishes_of(store, uid, alone, sheets.REIMBURSEMENT)
    rolls = [sheets.prepared(store, wish) for wish in wishes]
    document = laid_out(store, rolls, alone)
    document.settle = lambda: laid_out(store, sheets.freeze(store, wishes), alone)
    return document


def laid_out(store: Store, rolls: Sequence[Roll], options: SheetOptions) -> Document:
    """The pages of one edition."""
    (roll,) = rolls
    tongue, room = Tongue(options.languages), LYING.room
    about = SessionFacts(store, roll, tongue, options.grant)
    frame = Frame(store, roll, tongue, TITLE, about.called(), room, options.grant)
    foot, top = frame.foot(), frame.top(about.facts())
    pages = _Pages(tongue, about, room)
    stamp = [signature_block(tongue, RECEIVER, room)] if options.receiver else []
    below = sum(block.height for block in stamp)
    parts = [
        Part(blocks, foot=foot)
        for blocks in pages.of(people(store, roll, tongue), roll, top, frame.running(), below)
    ]
    parts[-1] = Part([*parts[-1].blocks, *stamp], foot=foot)
    title = f"{tongue(TITLE)} {roll.code}"
    facts = {"rows": {"participant": len(roll.lines)}, "private": [], "editions": [roll.code]}
    return Document(title, tongue.main, LYING, parts, facts=facts)


class _Pages:
    """Lines shared out over pages by hand: each has its own sum at its foot."""

    def __init__(self, tongue: Tongue, about: SessionFacts, room: float) -> None:
        self._tongue, self._room = tongue, room
        self._usual = Amounts(about.row.get("transport_each"), about.row.get("meal_each"))

    def of(
        self, found: Sequence[Person], roll: Roll, top: list[Block], running: Block, below: float
    ) -> list[list[Block]]:
        """The blocks of each page; ``below`` is how much is to stand under the last."""
        number = self._tongue.main.number
        lines: list[tuple[Amounts, list[Cell]]] = [
            (amounts, [number(p.number), p.name, p.place, *self._money(amounts),
                       THUMB if p.thumbprint else ""])
            for p in found
            for amounts in [self._of(p)]
        ]  # fmt: skip
        lines += [(Amounts(), [number(n), *[""] * 6]) for n in roll.blanks]
        rows = [cells for _amounts, cells in lines]
        head, *blocks = self._blocks(rows)
        above = sum(b.height for b in [*top, head]), running.height + head.height
        cuts = _cuts(blocks, *above, below)
        sums = [self._sums(lines[start:stop], lines if stop == len(rows) else [], len(cuts))
                for start, stop in cuts]  # fmt: skip
        # Laid out together, so that the sums stand below what they are of.
        head, *blocks = self._blocks([*rows, *(line for own in sums for line in own)])
        pages: list[list[Block]] = []
        after = len(rows)
        for (start, stop), own in zip(cuts, sums, strict=True):
            opening = [*_opening(pages, top, running), head]
            pages.append([*opening, *blocks[start:stop], *blocks[after : after + len(own)]])
            after += len(own)
        return pages

    def _blocks(self, rows: Sequence[Sequence[Cell]]) -> list[Block]:
        return Table(self._heads(), rows, least=_ROW).blocks(self._room)

    def _sums(
        self,
        here: Sequence[tuple[Amounts, list[Cell]]],
        all_of_them: Sequence[tuple[Amounts, list[Cell]]],
        pages: int,
    ) -> list[list[Cell]]:
        """What stands below a page: its own sum where there are several, that of all at the end."""
        found = [(_("Total of this page"), here)] if pages > 1 else []
        found += [(_("Total"), all_of_them)] if all_of_them else []
        return [
            ["", self._tongue(words), "", *self._money(sum((a for a, _c in of), Amounts())), ""]
            for words, of in found
        ]

    def _of(self, person: Person) -> Amounts:
        """What was typed of her, else what is usual."""
        row = person.row
        transport, meal = row.get("transport"), row.get("meal")
        return Amounts(
            self._usual.transport if transport is None else transport,
            self._usual.meal if meal is None else meal,
        )

    def _money(self, amounts: Amounts) -> list[str]:
        lang: Language = self._tongue.main
        said = (amounts.transport, amounts.meal, amounts.total)
        return ["" if a is None else lang.money(a) for a in said]

    def _heads(self) -> list[Head]:
        tongue = self._tongue
        return [
            Head(tongue.main(_("No.")), "number", _NUMBER, muted=True),
            Head(tongue.stacked(_("Name"))),
            Head(tongue.stacked(_("Cooperative / organisation"))),
            *(Head(tongue.stacked(words), "number", _AMOUNT)
              for words in (_("Transport"), _("Meal"), _("Total"))),
            Head(tongue.stacked(_("Signature")), fixed=_SIGNED, ruled=True),
        ]  # fmt: skip


def _opening(
    pages: Sequence[Sequence[Block]], top: Sequence[Block], running: Block
) -> Sequence[Block]:
    """What opens the next page."""
    return [running] if pages else top


def _cuts(
    blocks: Sequence[Block], first: float, others: float, below: float
) -> list[tuple[int, int]]:
    """Which lines stand on which page, with room for two sums below them, and for what stands
    ``below`` the last."""
    room = LYING.last - LYING.first - 2 * _ROW
    found, start, left = [], 0, room - first
    for n, block in enumerate(blocks):
        last = n == len(blocks) - 1
        if block.height + (below if last else 0) > left and n > start:
            found.append((start, n))
            start, left = n, room - others
        left -= block.height
    return [*found, (start, len(blocks))]
