"""Where the tables are on the sheets that people send."""

from __future__ import annotations

import io
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from artisanest_desktop import exchange
from artisanest_desktop.exchange import Plan, Received
from artisanest_desktop.exchange.book import Book, Sheet
from artisanest_desktop.exchange.headers import COUNT
from artisanest_desktop.store import Store
from artisanest_desktop.store.errors import Refusal

Receive = Callable[..., Received]
#: Ranges that are merged on a sheet, as a workbook has them: "A1:C2".
Merged = tuple[str, ...]


def sheet(rows: list[list[Any]], name: str = "Feuil1", merged: Merged = (), **more: Any) -> Sheet:
    """A sheet as reading gives it."""
    from openpyxl.utils import range_boundaries

    ranges = []
    for text in merged:
        left, top, right, bottom = (int(n or 0) - 1 for n in range_boundaries(text))
        ranges.append((top, left, bottom, right))
    width = max(map(len, rows), default=0)
    cells = [["" if c is None else c for c in row] + [""] * (width - len(row)) for row in rows]
    return Sheet(name, cells, merged=ranges, **more)


@pytest.fixture
def receive(store: Store) -> Receive:
    """``receive(sheet, …)``: what a workbook of these sheets would bring."""

    def make(*sheets: Sheet, lang: str = "fr", **asked: Any) -> Received:
        book = Book("liste.xlsx", "liste.xlsx", "0" * 64, list(sheets))
        return exchange.receive_book(store, book, lang, exchange.Asked(**asked))

    return make


def targets(plan: Plan) -> dict[str, str]:
    return {c.header: c.target for c in plan.columns if c.header}


def names(plan: Plan) -> list[str]:
    keys = ("family_name", "given_name", "family_name_ar", "given_name_ar")
    return [" ".join(str(r.fields[k]) for k in keys if r.fields.get(k)) for r in plan.rows]


A = ["Benali", "Khadija", "0612345678"]
B = ["Bahi", "Zineb", "0655121809"]
C = ["Chakir", "Itto", "0661010101"]
D = ["Mansouri", "Saïda", "0662020202"]
HEAD = ["Nom", "Prénom", "Tél"]


class TestHeadersOfSeveralLines:
    def test_a_word_over_several_columns(self, receive: Receive) -> None:
        merged = ("A1:A2", "B1:B2", "C1:D1")
        plan = receive(
            sheet(
                [
                    ["Nom", "Prénom", "Contact", None],
                    [None, None, "Tél", "Adresse"],
                    ["Benali", "Khadija", "0612345678", "Rue 3"],
                ],
                merged=merged,
            )
        ).main
        assert list(targets(plan)) == ["Nom", "Prénom", "Contact – Tél", "Contact – Adresse"]
        assert list(targets(plan).values()) == ["family_name", "given_name", "phone", "address"]
        assert [r.row for r in plan.rows] == [3] and plan.header == 2

    def test_the_same_from_a_csv_that_knows_no_merging(self, receive: Receive) -> None:
        plan = receive(
            sheet(
                [
                    ["Nom", "Prénom", "Contact", None, "Douar"],
                    [None, None, "Tél", "Adresse", None],
                    ["Benali", "Khadija", "0612345678", "Rue 3", "Lahlalma"],
                ]
            )
        ).main
        assert targets(plan)["Contact – Tél"] == "phone"
        assert targets(plan)["Douar"] == "douar"
        assert [r.row for r in plan.rows] == [3]

    def test_groups_above_the_header(self, receive: Receive) -> None:
        plan = receive(
            sheet(
                [
                    ["Coopérative Tifawin"],
                    ["Identité", None, None, "Coordonnées", None],
                    ["N°", "Nom", "Prénom", "Tél", "Douar"],
                    [1, *A, "Lahlalma"],
                    [2, *B, "Lgnadiz"],
                ],
                merged=("A1:E1", "A2:C2", "D2:E2"),
            )
        ).main
        found = targets(plan)
        assert found["Identité – N°"] == COUNT
        assert found["Identité – Nom"] == "family_name" and found["Coordonnées – Tél"] == "phone"
        assert names(plan) == ["Benali Khadija", "Bahi Zineb"]

    def test_french_above_arabic(self, receive: Receive) -> None:
        plan = receive(
            sheet(
                [
                    ["Nom", "Prénom", "Tél"],
                    ["النسب", "الاسم الشخصي", "الهاتف"],
                    ["بنعلي", "خديجة", "0612345678"],
                ]
            )
        ).main
        assert targets(plan)["Nom / النسب"] == "family_name"
        assert [r.row for r in plan.rows] == [3] and names(plan) == ["بنعلي خديجة"]

    def test_a_header_broken_in_two_lines(self, receive: Receive) -> None:
        plan = receive(
            sheet(
                [["Nom", "Prénom", "Date de"], [None, None, "naissance"], ["Bahi", "Zineb", 1961]],
                merged=("A1:A2", "B1:B2"),
            )
        ).main
        assert targets(plan)["Date de naissance"] == "birth"

    def test_a_title_is_no_header(self, receive: Receive) -> None:
        """Directly above, over all columns or in the first."""
        for merged in ((), ("A1:C1",)):
            plan = receive(sheet([["Liste des adhérentes"], HEAD, A, B], merged=merged)).main
            assert list(targets(plan)) == HEAD and len(plan.rows) == 2

    def test_numbers_of_the_columns_are_no_record(self, receive: Receive) -> None:
        plan = receive(sheet([HEAD, [1, 2, 3], A, B])).main
        assert len(plan.rows) == 2 and [a.row for a in plan.aside] == [2]

    def test_a_header_far_down(self, receive: Receive) -> None:
        above = [
            ["Règlement intérieur"],
            *([f"Article {n} : tout le monde."] for n in range(90)),
            [],
        ]
        plan = receive(sheet([*above, HEAD, A, B])).main
        assert [r.row for r in plan.rows] == [94, 95]


class TestNoHeader:
    def test_the_first_row_is_a_record_and_titles_are_not(self, receive: Receive) -> None:
        people = [[*p, "EE12345" + str(n)] for n, p in enumerate((A, B, C, D))]
        titles = [["COOPÉRATIVE TIFAWIN"], ["Lahlalma · Tél : 0524 31 00 00", "", "12/03/2026"]]
        plan = receive(sheet([*titles, [], *people])).main
        assert [r.row for r in plan.rows] == [4, 5, 6, 7] and plan.header == 0
        assert [a.row for a in plan.aside] == [1, 2]


class TestSeveralTables:
    def test_one_below_the_other_with_another_order_of_columns(self, receive: Receive) -> None:
        found = receive(
            sheet(
                [
                    ["Bureau"],
                    HEAD,
                    A,
                    [],
                    ["Adhérentes"],
                    ["GSM", "Prénom", "Nom", "Douar"],
                    ["0655121809", "Zineb", "Bahi", "Lgnadiz"],
                ]
            )
        )
        plan = found.main
        assert len(found.plans) == 1 and names(plan) == ["Benali Khadija", "Bahi Zineb"]
        assert [r.row for r in plan.rows] == [3, 7]
        assert plan.rows[1].fields["phone"] == "+212655121809"
        assert plan.rows[1].fields["douar"] == "Lgnadiz"
        assert {5, 6} <= {a.row for a in plan.aside}

    def test_side_by_side(self, receive: Receive) -> None:
        plan = receive(
            sheet([[*HEAD, None, *HEAD], [*A, None, *B], [*C, None, None, None, None]])
        ).main
        assert names(plan) == ["Benali Khadija", "Chakir Itto", "Bahi Zineb"]
        assert [r.row for r in plan.rows] == [2, 3, 2]

    def test_an_empty_column_divides_no_list(self, receive: Receive) -> None:
        plan = receive(
            sheet([["Nom", "Prénom", None, "Tél", "Adresse"], [*A[:2], None, A[2], "Rue 3"]])
        ).main
        assert plan.rows[0].fields["phone"] and plan.rows[0].fields["address"] == "Rue 3"

    def test_lists_of_two_kinds_are_two_plans(self, receive: Receive) -> None:
        found = receive(
            sheet(
                [
                    HEAD, A, B, [],
                    ["Désignation", "Prix", "Quantité", "Unité"], ["Tapis", 1200, 3, "pièce"],
                ]
            )
        )  # fmt: skip
        assert [(p.register, [r.row for r in p.rows]) for p in found.plans] == [
            ("member", [2, 3]), ("product", [6]),
        ]  # fmt: skip

    def test_a_sheet_per_village(self, receive: Receive) -> None:
        found = receive(
            sheet([HEAD, A], "Lahlalma"),
            sheet([["Tél", "Nom", "Prénom"], [B[2], *B[:2]]], "Lgnadiz"),
            sheet([["Étiquettes de lignes", "Somme"], ["Lahlalma", 3]], "Bilan"),
        )
        plan = found.main
        assert len(found.plans) == 1 and plan.sheet == "Lahlalma"
        assert names(plan) == ["Benali Khadija", "Bahi Zineb"]
        assert [(r.row, r.source) for r in plan.rows] == [(2, ""), (2, "Lgnadiz")]
        assert plan.rows[1].fields["phone"] == "+212655121809"

    def test_what_belongs_to_no_list_of_ours_is_said(self, receive: Receive) -> None:
        plan = receive(
            sheet([HEAD, A, B, [], ["Douar", "Sexe", "Effectif"], ["Lahlalma", "F", 12]])
        ).main
        assert [r.row for r in plan.rows] == [2, 3]
        assert {5, 6} <= {a.row for a in plan.aside}


def test_two_tables_of_a_real_workbook(
    store: Store, tmp_path: Path, plan: Callable[..., Plan]
) -> None:
    """Through real bytes."""
    import xlsxwriter

    data = io.BytesIO()
    book = xlsxwriter.Workbook(data)
    page = book.add_worksheet("Liste")
    for row, cells in enumerate([["Bureau"], HEAD, A, [], ["Adhérentes"], HEAD[::-1], B[::-1]]):
        page.write_row(row, 1, cells)
    book.close()
    path = tmp_path / "bureau.xlsx"
    path.write_bytes(data.getvalue())
    made = plan(path)
    assert names(made) == ["Benali Khadija", "Bahi Zineb"]
    assert made.rows[1].fields["phone"] == "+212655121809"


class TestWhatIsSaidOnce:
    """In a title between the rows, by the name of a sheet, in a merged cell, by a mark."""

    def test_a_village_above_its_people(self, receive: Receive) -> None:
        plan = receive(
            sheet([HEAD, ["Douar Oulad Imloul"], A, B, ["2. Douar Lgnadiz (1 femme)"], C])
        ).main
        assert [r.row for r in plan.rows] == [3, 4, 6]
        villages = [r.fields["douar"] for r in plan.rows]
        assert villages == ["Oulad Imloul", "Oulad Imloul", "Lgnadiz"]
        assert {r.rule for r in plan.rows[2].remarks if r.field == "douar"} == {"from-title"}
        assert [a.row for a in plan.aside] == [2, 5]

    def test_in_arabic(self, receive: Receive) -> None:
        head = ["الاسم العائلي", "الاسم الشخصي", "الهاتف"]
        rows = [["دوار أولاد زراد"], ["بنعلي", "خديجة", "0612345678"], ["الباهي", "زينب", ""]]
        plan = receive(sheet([head, *rows]), lang="ar").main
        assert [r.fields["douar"] for r in plan.rows] == ["أولاد زراد"] * 2

    def test_a_column_of_villages_is_not_overruled(self, receive: Receive) -> None:
        head = [*HEAD, "Douar"]
        plan = receive(sheet([head, ["Douar Lgnadiz"], [*A, "Lahlalma"], [*B, None]])).main
        assert [r.fields.get("douar") for r in plan.rows] == ["Lahlalma", None]

    def test_a_group_that_no_field_takes_is_a_column_of_its_own(self, receive: Receive) -> None:
        head = ["N°", *HEAD]
        rows = [["Groupe 1"], [1, *A], [2, *B], ["Groupe 2"], [3, *C]]
        plan = receive(sheet([head, *rows])).main
        last = plan.columns[-1]
        assert (last.target, last.filled, last.sample) == ("", 3, "Groupe 1")
        assert plan.unknown == [last] and len(plan.rows) == 3
        found = receive(sheet([head, *rows]), mapped={"Feuil1": {last.index: "~note"}})
        assert found.main.rows[2].fields["notes"].endswith("Groupe 2")

    def test_someone_of_whom_only_the_name_is_known_stays(self, receive: Receive) -> None:
        head = ["Nom et prénom", "Tél", "Douar", "Âge"]
        one, other = ["Benali Khadija", A[2], "X", 40], ["Chakir Itto", C[2], "Y", 41]
        plan = receive(sheet([head, one, ["Bahi Zineb"], other])).main
        assert "Bahi Zineb" in names(plan)

    def test_sheets_named_after_villages(self, receive: Receive) -> None:
        plan = receive(sheet([HEAD, A], "Lahlalma"), sheet([HEAD, B], "Douar Lgnadiz")).main
        assert [r.fields["douar"] for r in plan.rows] == ["Lahlalma", "Lgnadiz"]
        levels = [m.level for r in plan.rows for m in r.remarks if m.field == "douar"]
        assert levels == ["check", "note"]

    def test_sheets_named_after_nothing(self, receive: Receive) -> None:
        plan = receive(sheet([HEAD, A], "Feuil1"), sheet([HEAD, B], "Feuil2")).main
        assert not any(r.fields.get("douar") for r in plan.rows) and len(plan.rows) == 2
        assert "douar" not in {c.target for c in plan.columns}

    def test_a_merged_village_counts_for_all_its_rows(self, receive: Receive) -> None:
        rows = [[*HEAD, "Douar"], [*A, "Lahlalma"], [*B, None], [*C, None], [*D, None]]
        given = sheet(rows, merged=("D2:D4",))
        plan = receive(given).main
        assert [r.fields.get("douar") for r in plan.rows] == ["Lahlalma"] * 3 + [None]
        assert given.rows[2][3] == "", "the file's own cells stay as they are"

    def test_a_merged_name_is_one_person(self, receive: Receive) -> None:
        rows = [
            ["Nom", "Prénom", "Produit"],
            [*A[:2], "Tapis"],
            [None, None, "Natte"],
            [*B[:2], ""],
        ]
        plan = receive(sheet(rows, merged=("A2:A3", "B2:B3"))).main
        assert names(plan) == ["Benali Khadija", "Bahi Zineb"]
        assert [(a.row, a.text) for a in plan.aside] == [(3, "Natte")]

    @pytest.mark.parametrize("mark", ['"', "idem", "//", "Idem", "نفسه"])
    def test_the_same_as_above(self, receive: Receive, mark: str) -> None:
        rows = [[*HEAD, "Douar"], [*A, "Lahlalma"], [*B, mark], [*C, mark], [*D, None]]
        plan = receive(sheet(rows)).main
        assert [r.fields.get("douar") for r in plan.rows] == ["Lahlalma"] * 3 + [None]
        said = [m for m in plan.rows[2].remarks if m.field == "douar"]
        assert [(m.rule, m.level, m.was) for m in said] == [("ditto", "repaired", mark)]


class TestOnItsSide:
    def test_fields_down_and_people_across(self, receive: Receive) -> None:
        plan = receive(
            sheet(
                [
                    ["Nom", "Benali", "Bahi", "Chakir"],
                    ["Prénom", "Khadija", "Zineb", "Itto"],
                    ["Tél", "0612345678", "0655121809", None],
                    ["Douar", "Lahlalma", None, "Lgnadiz"],
                ]
            )
        ).main
        assert names(plan) == ["Benali Khadija", "Bahi Zineb", "Chakir Itto"]
        assert [r.row for r in plan.rows] == [2, 3, 4]
        assert [m.rule for m in plan.rows[0].remarks if not m.field] == ["sideways"]
        assert plan.rows[2].fields["douar"] == "Lgnadiz"

    def test_a_form_for_each_person(self, receive: Receive) -> None:
        def form(name: str, given: str, phone: str) -> list[list[Any]]:
            words = ("Nom :", name), ("Prénom :", given), ("Téléphone :", phone), ("Douar :", "X")
            return [["FICHE D’ADHÉSION"], [], *map(list, words)]

        plan = receive(sheet(form(*A), "Fiche 1"), sheet(form(*B), "Fiche 2")).main
        assert names(plan) == ["Benali Khadija", "Bahi Zineb"]
        assert [r.source for r in plan.rows] == ["", "Fiche 2"]


class TestColumnsThatDiffer:
    def test_names_in_one_column_here_and_in_two_there(self, receive: Receive) -> None:
        one = sheet([["Nom et prénom", "Tél", "Cotisation"], ["Benali Khadija", A[2], 200]], "A1x")
        two = sheet([["Prénom", "Nom", "GSM"], ["Zineb", "Bahi", B[2]]], "B1x")
        plan = receive(one, two).main
        assert names(plan) == ["Benali Khadija", "Bahi Zineb"]
        assert [r.fields["phone"] for r in plan.rows] == ["+212612345678", "+212655121809"]
        assert [(r.row, r.source) for r in plan.rows] == [(2, ""), (2, "B1x")]
        # A column of the second table is chosen by its own place.
        phone = next(c for c in plan.columns if c.header == "GSM")
        again = receive(one, two, mapped={"A1x": {phone.index: "phone2"}}).main
        assert again.rows[1].fields["phone2"] == "+212655121809"
        assert again.rows[0].fields["phone"] == "+212612345678"
        assert again.corrected and len({c.index for c in again.columns}) == len(again.columns)


class TestWhatIsNoList:
    BILL: typing.ClassVar = [
        ["Désignation", "Quantité", "Prix unitaire"],
        ["Laine", 12, 65],
        ["Total", None, 780],
    ]

    @pytest.mark.parametrize("title", ["FACTURE N° 12", "Budget 2026", "فاتورة رقم 3"])
    def test_a_bill_is_refused_in_a_sentence(
        self, receive: Receive, store: Store, title: str
    ) -> None:
        bill = sheet([[title], [], *self.BILL])
        with pytest.raises(Refusal) as why:
            receive(bill)
        assert title in store.language("fr")(why.value.message)
        # Whoever drops it on the products means it.
        assert receive(bill, near="product").main.register == "product"

    def test_a_budget_beside_a_list_is_left_alone(self, receive: Receive) -> None:
        found = receive(sheet(self.BILL, "Budget"), sheet([HEAD, A], "Feuil1"))
        assert [(p.register, p.sheet) for p in found.plans] == [("member", "Feuil1")]

    def test_a_pivot_table_brings_nothing(self, receive: Receive) -> None:
        rows = [
            ["Étiquettes de lignes", "Somme de Montant"],
            ["Lahlalma", 120],
            ["Total général", 120],
        ]
        with pytest.raises(Refusal):
            receive(sheet(rows), near="member")
        found = receive(sheet(rows, "Bilan"), sheet([HEAD, A], "Feuil1"))
        assert [p.sheet for p in found.plans] == ["Feuil1"]

    def test_words_that_nobody_knows_bring_nothing(self, receive: Receive) -> None:
        rows = [["Poste", "Prévu", "Réalisé"], ["Électricité", 12000, 11500], ["Eau", 3000, 3250]]
        found = receive(sheet(rows))
        told = {a.row for a in found.main.aside} | {r.row for r in found.main.rows}
        assert found.writes == 0 and told == {2, 3}

    def test_which_sheets_were_read_is_said(self, receive: Receive, store: Store) -> None:
        found = receive(
            sheet([HEAD, A], "Lahlalma"), sheet([HEAD, B], "Lgnadiz"), sheet([["x", "y"]], "Notes")
        )
        said = [store.language("en")(note) for note in found.main.notes]
        assert said == ["Read together as one list: Lahlalma, Lgnadiz.", "Not read: Notes."]
