"""What reading one clean cell costs, kind by kind: ``.venv/bin/python scripts/measure_kinds.py``.

An import of 10,000 rows of 18 columns reads 180,000 cells; figures in microseconds.
"""

from __future__ import annotations

import datetime as dt
import timeit

from artisanest_desktop.i18n import Language, fold
from artisanest_desktop.model.member import MEMBER, SEX, STATE
from artisanest_desktop.rules import (
    Date,
    Kind,
    ManyTerms,
    Money,
    Name,
    NationalId,
    PartialDate,
    Phone,
    Quantity,
    Term,
    Text,
    Whole,
    YesNo,
)

LANG, TODAY = Language("fr"), dt.date(2026, 11, 20)
CASES: list[tuple[Kind, object]] = [
    (Text(), "Fatima Zahra Benali"),
    (Name("arabic"), "فاطمة الزهراء"),
    (Name(), "Aïcha El Idrissi"),
    (Phone(), "0612345678"),
    (Phone(), "06 12 34 56 78"),
    (Phone(), 612345678.0),
    (Date(), "03/04/2025"),
    (Date(), dt.datetime(2025, 4, 3)),
    (Date(), "3 avril 2025"),
    (PartialDate(person=True), "1961"),
    (PartialDate(person=True), 1961.0),
    (Money(), 1250.0),
    (Money(), "1 234,50 DH"),
    (Whole(), 12.0),
    (Quantity(), 2.5),
    (YesNo(), "oui"),
    (SEX, "F"),
    (STATE, "active"),
    (Term("commune"), "Benguerir"),
    (ManyTerms("trade"), "tissage; broderie"),
    (NationalId(), "EE123456"),
]
#: A member as an import brings her, 18 cells.
ROW: dict[str, object] = {
    "family_name": "BENALI",
    "given_name": "Fatima Zahra",
    "family_name_ar": "بنعلي",
    "given_name_ar": "فاطمة الزهراء",
    "sex": "F",
    "birth": dt.datetime(1961, 4, 3),
    "national_id": "EE123456",
    "number": "M-0042",
    "phone": "0612345678",
    "whatsapp": "oui",
    "email": "fatima@exemple.ma",
    "douar": "Oulad Brahim",
    "commune": "Benguerir",
    "trade": "tissage",
    "joined": dt.datetime(2019, 3, 1),
    "state": "active",
    "shares": 5.0,
    "paid_in": 500.0,
}


def cost(call: object, times: int = 50_000) -> float:
    """Microseconds of one call, the best of three runs."""
    assert callable(call)
    return min(timeit.repeat(call, number=times, repeat=3)) / times * 1e6


def main() -> None:
    """Print the table."""
    for kind, raw in CASES:
        took = cost(lambda kind=kind, raw=raw: kind.parse(raw, LANG, TODAY))
        print(f"{kind.key:14} {raw!r:44.44} {took:6.2f}")
    for text in ("Fatima Zahra Benali1", "Aïcha El Idrissi 123", "فاطمة الزهراء بنعلي ا"):
        print(f"{'fold':14} {text!r:44} {cost(lambda text=text: fold(text)):6.2f}")
    cells = [(MEMBER[key].kind, raw) for key, raw in ROW.items()]
    row = cost(lambda: [kind.parse(raw, LANG, TODAY) for kind, raw in cells], 5_000)
    print(f"a row of 18 cells {row:.1f}; 10,000 rows {row / 100:.2f} s")


if __name__ == "__main__":
    main()
