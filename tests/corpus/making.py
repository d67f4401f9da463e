"""``make(seed, troubles)``: a workbook as people make it, and what a perfect reading gets."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from random import Random

from tests.corpus.heading import name_columns
from tests.corpus.inventing import Inventor
from tests.corpus.layout import place
from tests.corpus.spoiling import spoil
from tests.corpus.troubles import CELLS_ONLY, Form, Trouble, compatible
from tests.corpus.truth import Truth
from tests.corpus.writing import write


def make(
    seed: int,
    troubles: Iterable[Trouble],
    folder: Path,
    register: str = "member",
    form: Form = Form.XLSX,
    count: int = 14,
) -> tuple[Path, Truth]:
    """Write the workbook of this seed into ``folder``; ``Truth.troubles`` are those it has:
    some leave no room for others, some need cells that a text file has not."""
    chance = Random(f"{seed}/{register}")
    wanted = compatible(set(troubles))
    if form.text:
        wanted -= CELLS_ONLY
    if register != "member":
        wanted.discard(Trouble.HEADERS_NONE)  # of these lists the values say too little
    if form is Form.ODS:
        wanted.discard(Trouble.NEVER_CALCULATED)  # what writes them calculates
    lang = "fr"
    if Trouble.HEADERS_ARABIC in wanted or form is Form.CSV_CP1256:
        lang = "ar"
    elif Trouble.HEADERS_ENGLISH in wanted:
        lang = "en"
    truth = Truth(seed, register, lang, form, wanted)
    inventor = Inventor(chance, register, lang, form in (Form.CSV_CP1252, Form.CSV_CP1256))
    block = inventor.block(count)
    spoil(chance, inventor, block, truth)
    name_columns(chance, register, block, lang, truth.troubles)
    grids = place(chance, block, truth)
    name = "-".join(["list", register, str(seed), *sorted(t.name.lower() for t in wanted)])
    path = folder / f"{name[:90]}.{form.value if not form.text else 'csv'}"
    write(path, grids, truth)
    return path, truth
