"""A list of who was there that somebody made becomes a session with participants and marks."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from artisanest_desktop import exchange
from artisanest_desktop.exchange import reading, wording
from artisanest_desktop.exchange.deciding import Decisions
from artisanest_desktop.exchange.plan import SAME_ONE, TWO, Plan, Received
from artisanest_desktop.exchange.planning import Asked
from artisanest_desktop.exchange.targets import sheet_register, targets
from artisanest_desktop.i18n import _
from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.store import Store

Rows = Sequence[Sequence[Any]]
Come = Callable[..., Received]
TODAY = dt.date(2026, 11, 24)

TITLE = "Liste de présence – Formation calcul du prix, Skhour Rhamna, 12–13/03/2026, par Mme A"
HEAD = ["N°", "Nom et prénom", "CIN", "Tél", "Coopérative/organisme", "12/03 matin",
        "12/03 après-midi", "13/03", "Émargement", "Obs."]  # fmt: skip
LIST = [
    [TITLE],
    [],
    HEAD,
    [1, "BENALI Khadija", "EE123456", "0612345678", "Tifawin", "x", "x", "x", "", ""],
    [2, "Fatima El Amrani", "", "0677410236", "Coop Atlas", "P", "A", "R 15", "", "à rappeler"],
    [3, "Bouzid Mohamed", "", "", "", "✓", "", "présent", "", "sur place"],
    [4, "Zineb Daoudi", "JC22222", "", "", 1, 0, "غ", "", ""],
    ["", "Total", "", "", "", 4, 2, 3, "", ""],
]


@pytest.fixture
def come(store: Store, book: Callable[..., Path]) -> Come:
    """``come(rows or path, **asked)``: what a file would bring."""

    def receive(what: Rows | Path, lang: str = "fr", **asked: Any) -> Received:
        path = what if isinstance(what, Path) else book(what)
        asked.setdefault("today", TODAY)
        return exchange.receive_book(store, reading.read_here(path), lang, Asked(**asked))

    return receive


def of(found: Received, register: str) -> Plan:
    """The plan of a register."""
    return next(plan for plan in found.plans if plan.register == register)


def one(store: Store, register: str) -> dict[str, Any]:
    """The only record of a register."""
    (row,) = store.window(register, store.find(register), ["uid"])
    record = store.get(register, row[0])
    assert record is not None
    return record


def marks(store: Store) -> dict[str, dict[str, tuple[str, int | None]]]:
    """What the roll call shows: by name, by half-day."""
    context = store.reader()
    session = one(store, "session")["uid"]
    named = {s["uid"]: f"{s['date'][8:]} {s.get('start') or ''}".strip()
             for s in context.lines("slot", session)}  # fmt: skip
    return {
        (store.title("member", p["member"], "fr") if p.get("member") else p.get("name")
         or p["name_ar"]): {named[a["slot"]]: (a["mark"], a.get("missed"))
                            for a in context.lines("attendance", p["uid"])}
        for p in context.lines("participant", session)
    }  # fmt: skip


def counted(store: Store) -> dict[str, int]:
    """How many of each are there."""
    return {k: len(store.find(k)) for k in ("session", "slot", "participant", "attendance")}


NOTHING = dict.fromkeys(("session", "slot", "participant", "attendance"), 0)


def test_the_preview_says_a_session_its_people_and_marks(store: Store, come: Come) -> None:
    found = come(LIST)
    lang = store.language("en")
    said = [lang(m) for m in wording.headline(found, store.registers)]
    assert said == ["1 new session", "3 new half-days", "4 new participants", "11 new marks"]


def test_title_place_days_and_trainer_come_from_the_title(store: Store, come: Come) -> None:
    exchange.apply(store, come(LIST))
    session = one(store, "session")
    assert (session["title"], session["place"]) == ("Formation calcul du prix", "Skhour Rhamna")
    assert (session["kind"], session["state"]) == ("training", "held")
    slots = store.reader().lines("slot", session["uid"])
    assert [(s["date"], s.get("start"), s["trainer"]) for s in slots] == [
        ("2026-03-12", "09:00", "Mme A"), ("2026-03-12", "14:00", "Mme A"),
        ("2026-03-13", None, "Mme A"),
    ]  # fmt: skip


def test_hours_that_nobody_wrote_are_to_be_checked(come: Come) -> None:
    slots = of(come(LIST), "slot").rows
    levels = [[r.level for r in row.remarks if r.field == "start"] for row in slots]
    assert levels == [["check"], ["check"], []]


def test_the_roll_call_shows_the_marks(store: Store, come: Come, people: list[str]) -> None:
    exchange.apply(store, come(LIST))
    there = ("present", None)
    assert marks(store) == {
        "Benali Khadija": {"12 09:00": there, "12 14:00": there, "13": there},
        "Fatima El Amrani": {"12 09:00": there, "12 14:00": ("absent", None), "13": ("late", 15)},
        "Bouzid Mohamed": {"12 09:00": there, "13": there},
        "Zineb Daoudi": {"12 09:00": there, "12 14:00": ("absent", None), "13": ("absent", None)},
    }


def test_members_are_found_and_others_are_guests(
    store: Store, come: Come, people: list[str]
) -> None:
    found = come(LIST)
    khadija, fatima, mohamed, zineb = of(found, "participant").rows
    assert khadija.fields["member"] == people[0] and "name" not in khadija.fields
    assert fatima.fields["name"] == "Fatima El Amrani" and "member" not in fatima.fields
    assert (fatima.fields["phone"], fatima.fields["organisation"]) == ("+212677410236",
                                                                      "Coop Atlas")  # fmt: skip
    assert mohamed.fields["enrolment"] == "walk_in"
    assert zineb.fields["name"] == "Zineb Daoudi" and "national_id" not in zineb.fields
    assert any("n° de carte" in store.language("fr")(n) for n in of(found, "participant").notes)


def test_a_name_alone_is_said_and_can_be_taken_back(
    store: Store, come: Come, people: list[str]
) -> None:
    found = come(LIST)
    plan = of(found, "participant")
    assert plan.rows[2].alike[0].verdict == SAME_ONE
    assert any(r.rule == "by-name" and r.level == "check" for r in plan.rows[2].remarks)
    Decisions(plan, store.registers["participant"]).judge(2, 0, TWO)
    exchange.apply(store, found)
    participants = store.reader().lines("participant", one(store, "session")["uid"])
    assert [p.get("member") for p in participants] == [people[0], None, None, None]
    assert marks(store)["Bouzid Mohamed"] == {"12 09:00": ("present", None),
                                              "13": ("present", None)}  # fmt: skip


def test_a_likeness_is_asked(store: Store, come: Come) -> None:
    with store.transaction(_("Two members")) as t:
        t.create("member", {"family_name": "El Amrani", "given_name": "Fatma"})
        uid = t.create("member", {"family_name": "Daoudi", "given_name": "Zaynab"})
    found = come(LIST)
    plan = of(found, "participant")
    assert wording.doubles(found) == 2
    Decisions(plan, store.registers["participant"]).judge(3, 0, SAME_ONE)
    exchange.apply(store, found)
    participants = store.reader().lines("participant", one(store, "session")["uid"])
    assert [p.get("member") for p in participants][3] == uid
    assert participants[3].get("name") is None
    assert len(marks(store)["Daoudi Zaynab"]) == 3
    assert come(LIST).writes == 0


def test_received_twice_it_changes_nothing(store: Store, come: Come, people: list[str]) -> None:
    exchange.apply(store, come(LIST))
    before = counted(store)
    again = come(LIST)
    assert again.writes == 0 and again.questions == 0
    exchange.apply(store, again)
    assert counted(store) == before


def test_one_undo_takes_all_of_it_back(store: Store, come: Come, people: list[str]) -> None:
    done = exchange.apply(store, come(LIST))
    assert done.txn is not None
    store.undo(done.txn)
    assert counted(store) == NOTHING
    assert len(store.find("member")) == 4
    exchange.apply(store, come(LIST))
    assert counted(store) == {"session": 1, "slot": 3, "participant": 4, "attendance": 11}


def test_a_mark_that_was_changed_since_stays(store: Store, come: Come) -> None:
    exchange.apply(store, come(LIST))
    uid = store.reader().lines("attendance", of(come(LIST), "participant").rows[1].uid or "")[0]
    with store.transaction(_("A mark")) as t:
        t.set("attendance", uid["uid"], {"mark": "excused"})
    again = come(LIST)
    assert again.writes == 0 and again.questions == 0


def test_a_mark_that_is_another_one_here_is_a_question(store: Store, come: Come) -> None:
    exchange.apply(store, come(LIST))
    other = [list(row) for row in LIST]
    other[4][6] = "P"
    found = come(other)
    assert found.questions == 1 and found.writes == 0
    exchange.apply(store, found)
    assert marks(store)["Fatima El Amrani"]["12 14:00"] == ("absent", None)


@pytest.mark.parametrize("said", ["code", "title"])
def test_a_session_that_is_here_is_met(store: Store, come: Come, said: str) -> None:
    with store.transaction(_("A session")) as t:
        uid = t.create("session", {"title": "Formation calcul du prix", "number": "S-2026-014"})
        for start, end in (("08:30", "12:00"), ("14:30", "17:00")):
            t.create("slot", {"session": uid, "date": "2026-03-12", "start": start, "end": end})
        t.create("participant", {"session": uid, "name": "Fatima El Amrani"})
    rows = [list(row) for row in LIST]
    if said == "code":
        rows[0] = ["Liste de présence – S-2026-014 – 12–13/03/2026"]
    exchange.apply(store, come(rows))
    assert counted(store) == {"session": 1, "slot": 3, "participant": 4, "attendance": 11}
    assert marks(store)["Fatima El Amrani"]["12 08:30"] == ("present", None)
    walked = [p for p in store.reader().lines("participant", uid) if p.get("enrolment")]
    assert {p["enrolment"] for p in walked} == {"walk_in"} and len(walked) == 3


def test_an_arabic_list(store: Store, come: Come) -> None:
    exchange.apply(store, come([
        ["لائحة الحضور"],
        ["الدورة التكوينية: حساب التكلفة"],
        ["المكان: صخور الرحامنة", "", "التاريخ: 12 و 13 مارس 2026"],
        ["المؤطرة: السيدة الناصري"],
        ["ر.ت", "الاسم الكامل", "رقم البطاقة الوطنية", "الهاتف", "12 مارس صباحا", "12 مارس مساء",
         "13 مارس", "التوقيع"],
        [1, "فاطمة العمراني", "EE12345", "0612345678", "ح", "غ", "ح", ""],
        [2, "خديجة الباهي", "", "", "حاضرة", "ح", "متأخرة", ""],
    ], "ar"))  # fmt: skip
    session = one(store, "session")
    assert (session["title_ar"], session["place"]) == ("حساب التكلفة", "صخور الرحامنة")
    assert marks(store) == {
        "فاطمة العمراني": {"12 09:00": ("present", None), "12 14:00": ("absent", None),
                           "13": ("present", None)},
        "خديجة الباهي": {"12 09:00": ("present", None), "12 14:00": ("present", None),
                         "13": ("late", None)},
    }  # fmt: skip


def test_one_column_of_presence(store: Store, come: Come) -> None:
    exchange.apply(store, come([
        ["Feuille de présence"], ["Thème : Teinture naturelle"], ["Date : 05/03/2026"],
        ["Nom", "Prénom", "Présent(e)"],
        ["El Amrani", "Fatima", "x"], ["Bahi", "Khadija", "non"], ["Sabiri", "Rkia", ""],
    ]))  # fmt: skip
    assert one(store, "session")["title"] == "Teinture naturelle"
    assert marks(store) == {"El Amrani Fatima": {"05": ("present", None)},
                            "Bahi Khadija": {"05": ("absent", None)},
                            "Sabiri Rkia": {}}  # fmt: skip


def test_a_column_to_tick_for_each_mark(store: Store, come: Come) -> None:
    exchange.apply(store, come([
        ["Liste de présence – Atelier photo – 05/03/2026"],
        ["N°", "Nom complet", "Présent", "Absent", "Excusé"],
        [1, "Fatima El Amrani", "x", "", ""], [2, "Khadija Bahi", "", "x", ""],
        [3, "Rkia Sabiri", "", "", "X"], [4, "Zineb Daoudi", "", "", ""],
        ["", "Total", 1, 1, 1],
    ]))  # fmt: skip
    told = {name: [m[0] for m in of_day.values()] for name, of_day in marks(store).items()}
    assert told == {"Fatima El Amrani": ["present"], "Khadija Bahi": ["absent"],
                    "Rkia Sabiri": ["excused"], "Zineb Daoudi": []}  # fmt: skip


def test_a_sheet_for_each_day(store: Store, come: Come, tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for day, cells in (("12-03-2026", "xx"), ("13-03-2026", "xA")):
        sheet = made.create_sheet(day)
        for row in (
            ["Liste de présence – Formation vie coopérative"],
            ["N°", "Nom et prénom", "Téléphone", "Présence"],
            [1, "Fatima El Amrani", "0677410236", cells[0]],
            [2, "Khadija Bahi", "0661000001", cells[1]],
        ):
            sheet.append(row)
    made.save(tmp_path / "days.xlsx")
    exchange.apply(store, come(tmp_path / "days.xlsx"))
    assert counted(store) == {"session": 1, "slot": 2, "participant": 2, "attendance": 4}
    assert marks(store)["Khadija Bahi"] == {"12": ("present", None), "13": ("absent", None)}


def test_signatures_alone_make_participants_without_marks(store: Store, come: Come) -> None:
    found = come([
        ["Feuille d'émargement – Rencontre LinkUp – Marrakech – 15/04/2026"],
        ["N°", "Nom et prénom", "Organisme", "Signature"],
        [1, "Fatima El Amrani", "ODCO", ""], [2, "Khadija Bahi", "Coop Tifawin", ""],
    ])  # fmt: skip
    exchange.apply(store, found)
    assert counted(store) == {"session": 1, "slot": 1, "participant": 2, "attendance": 0}
    assert one(store, "session")["kind"] == "linkup"


def test_a_list_of_participants(store: Store, come: Come) -> None:
    exchange.apply(store, come([
        ["Liste des participants à l'atelier de teinture naturelle, Bouchane, le 3 avril 2026"],
        ["Nom", "Prénom", "Téléphone", "Structure", "Fonction"],
        ["El Amrani", "Fatima", "0677410236", "ODCO", "chargée de projet"],
        ["Bahi", "Khadija", "", "Coop Tifawin", "présidente"],
    ]))  # fmt: skip
    session = one(store, "session")
    assert (session["title"], session["kind"]) == ("Atelier de teinture naturelle", "workshop")
    first = store.reader().lines("participant", session["uid"])[0]
    assert (first["name"], first["organisation"], first["job"]) == (
        "El Amrani Fatima", "ODCO", "chargée de projet")  # fmt: skip


def test_a_cross_beside_ticks_is_asked_once(store: Store, come: Come) -> None:
    rows = [
        ["Liste de présence – Atelier photo – 05/03/2026"],
        ["Nom complet", "05/03 matin", "05/03 après-midi"],
        ["Fatima El Amrani", "✓", "x"], ["Khadija Bahi", "x", "✓"],
    ]  # fmt: skip
    found = come(rows)
    (ask,) = of(found, "participant").asks
    assert wording.unanswered(found) == 1 and ask.cells == 2
    assert len(of(found, "attendance").rows) == 2
    answered = come(rows, answers={"Sheet": {ask.column: "absent"}})
    exchange.apply(store, answered)
    assert marks(store)["Khadija Bahi"] == {"05 09:00": ("absent", None),
                                            "05 14:00": ("present", None)}  # fmt: skip


def test_what_is_no_mark_is_said_and_left_empty(come: Come) -> None:
    rows = [list(row) for row in LIST]
    rows[3][5], rows[4][5] = "2", "-"
    found = come(rows)
    said = [r.rule for row in of(found, "participant").rows for r in row.remarks]
    assert "mark-unknown" in said and "mark-dash" in said
    assert len(of(found, "attendance").rows) == 9


def test_a_person_may_say_that_it_is_a_list_of_members(store: Store, come: Come) -> None:
    found = come(LIST, register="member")
    assert found.main.register == "member" and len(found.main.rows) == 4
    assert any("Participants" in store.language("fr")(n) for n in found.main.notes)


def test_a_list_of_members_can_be_read_as_participants(store: Store, come: Come) -> None:
    rows = [["Nom", "Prénom", "Téléphone"], ["El Amrani", "Fatima", "0677410236"]]
    found = come(rows, register="participant")
    assert [plan.register for plan in found.plans] == ["session", "participant"]
    assert any(r.rule == "from-title" for r in of(found, "session").rows[0].remarks)


def test_a_session_that_is_not_wanted_brings_nobody(store: Store, come: Come) -> None:
    found = come(LIST)
    Decisions(of(found, "session"), store.registers["session"]).refuse([0])
    exchange.apply(store, found)
    assert counted(store) == NOTHING


def test_a_person_left_out_has_no_marks(store: Store, come: Come) -> None:
    found = come(LIST)
    Decisions(of(found, "participant"), store.registers["participant"]).refuse([1])
    exchange.apply(store, found)
    assert counted(store) == {"session": 1, "slot": 3, "participant": 3, "attendance": 8}


def test_the_same_as_a_csv(store: Store, come: Come, tmp_path: Path) -> None:
    path = tmp_path / "presence.csv"
    with path.open("w", encoding="cp1252", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerows([[c if c not in ("✓", "غ") else "A" for c in row] for row in LIST])
    exchange.apply(store, come(path))
    assert counted(store) == {"session": 1, "slot": 3, "participant": 4, "attendance": 11}


def test_the_plan_goes_through_json(come: Come, people: list[str]) -> None:
    found = come(LIST)
    assert Received.from_json(found.to_json()) == found


def heads(found: Received) -> list[tuple[Any, Any]]:
    """The days and hours of the half-days."""
    slots = of(found, "slot").rows
    return [(row.fields.get("date"), row.fields.get("start")) for row in slots]


@pytest.mark.parametrize(
    ("title", "head", "days"),
    [
        ("Atelier du jeudi 12 au vendredi 13 mars 2026", ("Jeudi M", "Jeudi AM", "Vendredi M"),
         [("2026-03-12", "09:00"), ("2026-03-12", "14:00"), ("2026-03-13", "09:00")]),
        ("Atelier photo – 12/03/2026", ("9h-12h", "14h-17h"),
         [("2026-03-12", "09:00"), ("2026-03-12", "14:00")]),
        ("Atelier photo – 12/03/2026", ("Morning", "Afternoon"),
         [("2026-03-12", "09:00"), ("2026-03-12", "14:00")]),
        ("Cours de couture", ("Séance 1", "Séance 2"), [(None, None), (None, None)]),
        ("Cours de couture", (1, 2, 3), [(None, None)] * 3),
        ("", (dt.datetime(2026, 3, 12), dt.datetime(2026, 3, 13)),
         [("2026-03-12", None), ("2026-03-13", None)]),
        ("Atelier du 12 au 13/03/2026", ("J1", "J2"), [("2026-03-12", None), ("2026-03-13", None)]),
    ],
)  # fmt: skip
def test_half_days_are_named_in_many_ways(
    store: Store, come: Come, title: str, head: tuple[Any, ...], days: list[tuple[Any, Any]]
) -> None:
    above = [[f"Liste de présence – {title}"]] if title else []
    found = come([
        *above, ["N°", "Nom et prénom", *head], [1, "Fatima El Amrani", *["P"] * len(head)],
        [2, "Khadija Bahi", *["A"] * len(head)],
    ])  # fmt: skip
    assert heads(found) == days
    exchange.apply(store, found)
    assert counted(store)["attendance"] == 2 * len(head)


def test_letters_to_tick_below_each_day(store: Store, come: Come, tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    for row in (
        ["Feuille de présence"], ["Formation « Vendre en ligne » à Bouchane"],
        ["N°", "Nom et prénom", "12/03/2026", "", "", "13/03/2026", "", ""],
        ["", "", "P", "A", "E", "P", "A", "E"],
        [1, "Fatima El Amrani", "x", "", "", "", "x", ""],
        [2, "Khadija Bahi", "", "x", "", "", "", "x"],
        ["", "Total", 1, 1, 0, 0, 1, 1],
    ):  # fmt: skip
        made.active.append(row)
    made.active.merge_cells("C3:E3")
    made.active.merge_cells("F3:H3")
    made.save(tmp_path / "ticks.xlsx")
    found = come(tmp_path / "ticks.xlsx")
    assert [c.target for c in of(found, "participant").unknown] == []
    exchange.apply(store, found)
    assert marks(store) == {
        "Fatima El Amrani": {"12": ("present", None), "13": ("absent", None)},
        "Khadija Bahi": {"12": ("absent", None), "13": ("excused", None)},
    }


def test_two_languages_stand_side_by_side(store: Store, come: Come) -> None:
    found = come([
        ["Liste de présence / لائحة الحضور"],
        ["Formation calcul du prix / تكوين في حساب التكلفة"],
        ["Nom et prénom / الاسم الكامل", "12/03/2026 matin / صباحا"],
        ["Fatima El Amrani / فاطمة العمراني", "ح"], ["Khadija Bahi", "غ"],
    ])  # fmt: skip
    exchange.apply(store, found)
    session = one(store, "session")
    assert (session["title"], session["title_ar"]) == (
        "Formation calcul du prix", "تكوين في حساب التكلفة")  # fmt: skip
    first = store.reader().lines("participant", session["uid"])[0]
    assert (first["name"], first["name_ar"]) == ("Fatima El Amrani", "فاطمة العمراني")


@pytest.mark.parametrize(
    "rows",
    [
        [["Liste des membres"], ["Nom", "Prénom", "CIN", "Signature"],
         ["El Amrani", "Fatima", "EE12345", ""]],
        [["Suivi des cotisations"], ["Nom et prénom", "Tél", "janvier 2026", "février 2026"],
         ["Fatima El Amrani", "0612345678", "x", "x"], ["Khadija Bahi", "", "x", ""]],
        [["Liste des bénéficiaires du projet"], ["Nom", "Prénom", "CIN", "Téléphone"],
         ["El Amrani", "Fatima", "EE12345", "0612345678"]],
        [["Nom et prénom", "Tél", "Né le", "Adhésion"],
         ["Fatima El Amrani", "0612345678", dt.datetime(1980, 3, 12), dt.datetime(2018, 4, 2)]],
    ],
)  # fmt: skip
def test_other_lists_of_people_stay_what_they_are(come: Come, rows: Rows) -> None:
    assert come(rows).main.register == "member"


def test_mrs_and_mr_say_the_sex(come: Come) -> None:
    found = come([
        ["Liste de présence – Atelier photo – 05/03/2026"], ["Nom et prénom", "Présence"],
        ["Mme EL AMRANI Fatima", "x"], ["M. SABIRI Brahim", "x"],
    ])  # fmt: skip
    said = [(r.fields["name"], r.fields["sex"]) for r in of(found, "participant").rows]
    assert said == [("EL AMRANI Fatima", "F"), ("SABIRI Brahim", "M")]


def test_an_answer_never_writes_over_a_mark(store: Store, come: Come) -> None:
    with store.transaction(_("A session with two of one name")) as t:
        uid = t.create("session", {"title": "Formation calcul du prix"})
        slot = t.create("slot", {"session": uid, "date": "2026-03-12", "start": "09:00"})
        names = {"family_name": "El Amrani", "given_name": "Fatima"}
        both = [t.create("member", names), t.create("member", names)]
        for member in both:
            who = t.create("participant", {"session": uid, "member": member})
            t.create("attendance", {"participant": who, "slot": slot, "mark": "late"})
    found = come(LIST)
    plan = of(found, "participant")
    assert wording.doubles(found) == 1 and len(plan.rows[1].alike) == 2
    Decisions(plan, store.registers["participant"]).judge(1, 0, SAME_ONE)
    exchange.apply(store, found)
    shown = store.reader().lines("participant", uid)
    enrolled = [p for p in shown if p.get("member") in both]
    assert len(shown) == 5 and len(enrolled) == 2
    typed = [a["mark"] for p in enrolled for a in store.reader().lines("attendance", p["uid"])
             if a["slot"] == slot]  # fmt: skip
    assert typed == ["late", "late"]


def test_a_session_that_was_taken_off_the_list_stays_off(store: Store, come: Come) -> None:
    exchange.apply(store, come(LIST))
    with store.transaction(_("Removed")) as t:
        t.remove("session", one(store, "session")["uid"])
    again = come(LIST)
    assert again.writes == 0
    exchange.apply(store, again)
    assert store.find("session") == []


def test_a_person_says_that_a_column_is_one_more_half_day(store: Store, come: Come) -> None:
    rows = [
        ["Liste de présence – Atelier photo – 05/03/2026"],
        ["Nom complet", "05/03 matin", "Rattrapage"],
        ["Fatima El Amrani", "P", "P"], ["Khadija Bahi", "A", "P"],
    ]  # fmt: skip
    assert [c.header for c in of(come(rows), "participant").unknown] == ["Rattrapage"]
    found = come(rows, mapped={"Sheet": {2: "~mark2"}})
    assert len(of(found, "slot").rows) == 2 and len(of(found, "attendance").rows) == 4
    exchange.apply(store, found)
    fewer = [rows[0], ["Nom complet", "05/03 matin"], ["Zineb Daoudi", "P"]]
    assert len(of(come(fewer), "attendance").rows) == 1


def test_what_has_no_field_is_kept_in_the_remark(come: Come) -> None:
    rows = [
        ["Liste de présence – Atelier photo – 05/03/2026"],
        ["Nom complet", "05/03 matin", "Régime"], ["Fatima El Amrani", "P", "sans sel"],
    ]  # fmt: skip
    (who,) = of(come(rows, mapped={"Sheet": {2: "~note"}}), "participant").rows
    assert who.fields["remark"] == "Régime: sans sel"
    plan = of(come(rows), "participant")
    offered = targets(sheet_register(dict(REGISTERS), plan))
    assert "~note" in offered and "~own" not in offered and "~mark2" in offered
