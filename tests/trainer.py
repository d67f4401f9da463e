"""What a trainer does with a session, step by step; the story is told in test_session_loop."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import unicodedata
from decimal import Decimal
from pathlib import Path
from typing import Any

import zxingcpp
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from artisanest_desktop import cli, reports
from artisanest_desktop.i18n import _
from artisanest_desktop.model import session_models
from artisanest_desktop.model.counted import facts_of, limits_of
from artisanest_desktop.model.learning import of_session
from artisanest_desktop.model.session_missing import missing
from artisanest_desktop.reports.letters import mm
from artisanest_desktop.rules import counting
from artisanest_desktop.rules.inviting import Wanted, fits
from artisanest_desktop.rules.sheet_marks import read_mark
from artisanest_desktop.store import Store, editions, inviting, planning, roll
from artisanest_desktop.ui.results.consents import ConsentsPage
from artisanest_desktop.ui.results.forms import FormsPage
from artisanest_desktop.ui.results.scores import ScoresPage
from artisanest_desktop.ui.rollcall.page import RollCallPage

FAMILIES = (("Aït Taleb", "أيت الطالب"), ("Benali", "بنعلي"), ("El Amrani", "العمراني"),
            ("Errami", "الرامي"), ("Ouhmane", "أوحمان"))  # fmt: skip
GIVEN = (("Aïcha", "عائشة"), ("Fatima", "فاطمة"), ("Hafsa", "حفصة"), ("Khadija", "خديجة"),
         ("Naïma", "نعيمة"), ("Rkia", "رقية"), ("Saadia", "سعدية"), ("Zahra", "زهرة"))  # fmt: skip
#: What the signed sheets say of the three half-days (3 h 30, 3 h and 3 h 30), by line.
FIRST = "1-19 20r120 21r130 22a 23e 24-25a"
SECOND = "1-17 18d60 19a 20-21 22a 23 24-25a 26 27-29a 30-32"
THIRD = "1-15 18-21 23 26-27 29-31 16ع 17غ 22غ 24-25غ 28غ 32غ"
#: Who was there for four fifths of the ten hours: 20 came two hours late and has 80 % just so.
CERTIFIED = (*range(1, 16), 18, 20, 26, 30)
LESS = (16, 17, 19, 21, 23, 27, 28, 29, 31, 32)
SCORES = "1=8 2=10 3=12 18=6 20=9 26=11 30=5", "1=14 2=15 3=12 18=14 20=10 26=17 30=16"
FORMS = ("5 4 5 4 5 5", "4 4 5 - 4 5", "12: 5 5 5 3 5 5 / merci", "5 ( 5 3 4 5", "٥ ٤ ٥ ٤ ٥ ٥")


class Day:
    """A clock that stands on a day until the story goes on."""

    def __init__(self, store: Store, day: str) -> None:
        self.day = dt.date.fromisoformat(day)
        store.clock.today = lambda: self.day  # type: ignore[method-assign]


def picture(store: Store) -> dict[str, Any]:
    """Every record that is there, as it is now."""
    found = {}
    for key in store.registers:
        if key not in ("commune", "province", "region"):
            uids = [u for i in store.find(key) if (u := store.row_uid(key, i))]
            records = store.get_many(key, uids)
            found[key] = {
                u: {k: v for k, v in r.items() if k not in ("id", "sort", "sort_ar")}
                for u, r in records.items()
            }
    return found


class Story:
    """A store, the people in it, and every step with what stood there before it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "tifawin.artisanest"
        self.steps: list[tuple[str, dict[str, Any]]] = []
        self.uid = ""
        self.open("2026-11-20")

    def open(self, day: str) -> None:
        """The store, on a day."""
        self.store = Store.open(self.path, author="Naïma")
        self.clock = Day(self.store, day)

    def step(self, _name: str) -> None:
        """From here on, something else is done."""
        last = self.store.last_undoable()
        self.steps.append((last.txn if last else "", picture(self.store)))

    def read(self) -> Any:
        """One look at the store."""
        return self.store.reader()

    @property
    def code(self) -> str:
        """How the workshop is called on its papers."""
        return str((self.store.get("session", self.uid) or {})["number"])

    def slots(self) -> list[str]:
        """The half-days of the workshop."""
        return [s["uid"] for s in self.read().lines("slot", self.uid)]

    def numbered(self) -> dict[int, dict[str, Any]]:
        """The participants by the number of the sheet."""
        context = self.read()
        shown = roll.numbers(context, self.uid).shown
        people = context.lines("participant", self.uid)
        return {shown[p["uid"]]: dict(p) for p in people}

    def marks(self, slot: int) -> dict[int, str | None]:
        """The marks of a half-day by number."""
        people = self.numbered()
        found = roll.marks(self.read(), [p["uid"] for p in people.values()], self.slots()[slot])
        return {n: found[p["uid"]] for n, p in people.items()}

    def published(self, document: reports.Document, name: str) -> Path:
        """A paper as a file."""
        return reports.publish(self.store, document, self.folder / name)


def typed(line: QWidget, text: str) -> None:
    """Type a line and press Enter."""
    line.setFocus()
    if text.isascii():
        QTest.keyClicks(line, text)
    else:
        line.setText(text)  # type: ignore[attr-defined]
    QApplication.processEvents()
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()


def words_of(path: Path) -> str:
    """What a search finds in a PDF: Arabic letters come back as their basic forms."""
    said = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    plain = unicodedata.normalize("NFKC", said.stdout.decode())
    return re.sub(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", plain)


def scanned(document: reports.Document, number: int, path: Path) -> Path:
    """A page of a paper as somebody's phone sees it."""
    size = QSize(round(document.sheet.width * 7), round(document.sheet.height * 7))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    painter.scale(size.width() / mm(document.sheet.width), size.width() / mm(document.sheet.width))
    document.paint(painter, number)
    painter.end()
    image.save(str(path), "JPEG", 70)
    return path


# The steps


def there_are_forty_members(story: Story) -> None:
    """Five of them had the pricing already; ten live in another village."""
    names = [(f, g) for f in FAMILIES for g in GIVEN]
    with story.store.transaction(_("Members")) as t:
        t.create("cooperative", {"name": "Tifawin", "name_ar": "تيفاوين"})
        members = t.bulk_create("member", [
            {"family_name": f, "family_name_ar": fa, "given_name": g, "given_name_ar": ga,
             "sex": "F", "state": "active", "birth": "1970",
             "douar": "Lgnadiz" if n < 30 else "Ahl Reguia"}
            for n, ((f, fa), (g, ga)) in enumerate(names)
        ])  # fmt: skip
        old = t.create("session", {"title": "Le prix, premiers pas", "theme": "PRI",
                                   "state": "held"})  # fmt: skip
        slot = t.create("slot", {"session": old, "date": "2025-11-20", "start": "09:00",
                                 "end": "12:00"})  # fmt: skip
        for member in members[:5]:
            who = t.create("participant", {"session": old, "member": member})
            t.create("attendance", {"participant": who, "slot": slot, "mark": "present"})


def it_is_planned_from_the_model(story: Story) -> None:
    store = story.store
    (uid,) = (
        u for i in store.find("template")
        if (u := store.row_uid("template", i)) and (store.get("template", u) or {})["code"] == "PRI"
    )  # fmt: skip
    model = store.get("template", uid) or {}
    lines = session_models.half_days_of(story.read().lines("template_slot", uid), "2026-12-07")
    slots = [{**line, "trainer": "Samia Belkadi"} for line in lines]
    values = session_models.session_of(model) | {"place": "Bouchane", "language": "darija"}
    with store.transaction(_("A session was planned")) as t:
        story.uid = planning.plan(t, values, slots)
    found = story.read().lines("slot", story.uid)
    assert [(s["date"], s["start"]) for s in found] == [
        ("2026-12-07", "09:00"), ("2026-12-07", "14:00"), ("2026-12-08", "09:00"),
    ]  # fmt: skip
    assert (store.get("session", story.uid) or {})["title_ar"] == "حساب التكلفة وتحديد الثمن"


def twenty_five_are_invited(story: Story) -> None:
    wanted = Wanted({"douar": frozenset({"lgnadiz"})}, not_had="PRI")
    found = [one for one in inviting.candidates(story.store, story.uid) if fits(one, wanted)]
    assert len(found) == 25
    with story.store.transaction(_("Invited")) as t:
        inviting.enrol(t, story.store, story.uid, [one.uid for one in found])


def its_sheet_is_printed(story: Story) -> reports.Document:
    """In French and Arabic; what leaves is the first edition."""
    store = story.store
    wanted = reports.SheetOptions([store.language("fr"), store.language("ar")], blanks=5)
    path = story.published(reports.attendance_document(store, story.uid, wanted), "sheet.pdf")
    said = words_of(path)
    assert "Liste de présence" in said and "لائحة الحضور" in said
    assert "El Amrani" in said and f"{story.code}/1" in said
    edition = editions.newest(story.read(), story.uid)
    assert edition is not None and (edition["number"], edition["languages"]) == (1, "fr,ar")
    assert sorted(editions.lines(story.read(), edition["uid"])) == [*range(1, 26)]
    assert list(editions.blank_lines(edition)) == [26, 27, 28, 29, 30]
    return reports.edition_document(store, edition["uid"])


def the_first_half_day_is_typed_at_the_window(story: Story, page: RollCallPage) -> None:
    """With four walk-ins and a guest on the blank lines, one who enrols late, a second guest."""
    line, adding = page.numbers.line, page.adding
    line.setText(FIRST)
    assert "19" in page.numbers.said.text()
    typed(line, "")
    walked = [f"{n} {name}" for n, name in
              zip(range(26, 31), ("ouhmane aicha", "ouhmane fatima", "ouhmane hafsa",
                                  "ouhmane khadija", "Marie Laurent"), strict=True)]  # fmt: skip
    for text in walked:
        typed(line, text)
        QTest.keyClick(adding.edit, Qt.Key.Key_Return)
        QApplication.processEvents()
    for name in ("ouhmane naima", "Paul Martin"):
        adding.setFocus()
        typed(adding.edit, name)
    people = story.numbered()
    assert sorted(people) == [*range(1, 33)]
    assert [people[n]["enrolment"] for n in (25, 26, 30, 31, 32)] == [
        "invited", "walk_in", "walk_in", "enrolled", "enrolled",
    ]  # fmt: skip
    assert [bool(people[n]["member"]) for n in (26, 27, 28, 29, 30, 31, 32)] == [
        True, True, True, True, False, True, False,
    ]  # fmt: skip
    typed(line, "31-32a")
    assert [story.marks(0)[n] for n in (1, 19, 20, 22, 23, 24, 26, 30, 31)] == [
        "present", "present", "late", "absent", "excused", "absent", "present", "present",
        "absent",
    ]  # fmt: skip


def the_second_from_the_command_line(story: Story, capsys: Any) -> None:
    code = story.code
    story.store.close()
    argv = ["attendance", "--store", str(story.path), "--language", "en", code, "2"]
    assert cli.main([*argv, f"/1 {SECOND}"]) == 0, capsys.readouterr().err
    assert f"{code}/1" in capsys.readouterr().out
    story.open("2026-12-08")


def the_third_in_arabic(story: Story, page: RollCallPage) -> None:
    page.numbers.show_slot(story.slots()[2])
    typed(page.numbers.line, THIRD)
    found = story.marks(2)
    assert (found[16], found[17], found[31]) == ("excused", "absent", "present")
    assert None not in (found | story.marks(1) | story.marks(0)).values()


def the_scans_find_their_place(story: Story, sheet: reports.Document) -> None:
    """Each page says of which edition it is."""
    store = story.store
    with store.transaction(_("Signed sheets")) as t:
        for number in range(len(sheet.pages)):
            path = scanned(sheet, number, story.folder / f"scan{number}.jpg")
            (code,) = zxingcpp.read_barcodes(QImage(str(path)))
            mark = read_mark(code.text)
            assert mark is not None and mark.page == number + 1
            edition = store.get("edition", mark.edition)
            assert edition is not None and edition["record"] == story.uid
            blob = t.blob(path.read_bytes(), "image/jpeg")
            for slot in editions.slots_of(edition) or story.slots():
                t.create("attachment", {"record": slot, "register": "slot", "blob": blob,
                                        "name": path.name, "mime": "image/jpeg"})  # fmt: skip


def what_is_missing_is_completed(story: Story) -> None:
    """Two guests without year and sex, then the session can be called finished."""
    people = story.numbered()
    kinds = {one.kind for one in missing(story.store.get("session", story.uid) or {}, story.read())}
    assert kinds == {"birth", "sex"}
    with story.store.transaction(_("Guests completed")) as t:
        t.set("participant", people[30]["uid"], {"sex": "F", "birth": "1999"})
        t.set("participant", people[32]["uid"], {"sex": "M", "birth": "1979"})
        for n in range(1, 8):
            t.set("member", people[n]["member"], {"birth": "2000"})
        t.set("session", story.uid, {"state": "held"})
    assert missing(story.store.get("session", story.uid) or {}, story.read()) == []


def scores_are_typed(story: Story, page: ScoresPage) -> None:
    for key, text in zip(("score_before", "score_after"), SCORES, strict=True):
        page.grid.show_column(key)
        page.line.show_key(key)
        typed(page.line.line, text)
    page.line.show_key("satisfaction")
    typed(page.line.line, "1-20=5 26=4 30=3")
    row = story.numbered()[20]
    assert (row["score_before"], row["score_after"], row["satisfaction"]) == ("9", "10", 5)


def forms_are_typed(story: Story, page: FormsPage) -> None:
    for text in FORMS:
        typed(page.line.line, text)
    found = story.read().lines("evaluation", story.uid)
    assert [(f["form"], f["answers"]) for f in found] == [
        (1, "545455"), (2, "445-45"), (12, "555355"), (13, "555345"), (14, "545455"),
    ]  # fmt: skip
    assert len(story.read().lines("evaluation_question", story.uid)) == 6


def consents_are_typed(story: Story, page: ConsentsPage) -> None:
    """One sheet for the members among them: all may be contacted, three shown, 5 said no."""
    lines = page.lines.lines
    for key, text in (("consent_contact", "*"), ("consent_photo", "1-3 5n"), ("consent_name", "2")):
        lines[key].line.setText(text)
    page.lines._write()
    store = story.store
    members = [p["member"] for p in story.read().lines("participant", story.uid) if p["member"]]
    rows = store.get_many("member", members).values()
    assert all(row["consent_contact"] and row["consent_text"] for row in rows)
    photos = [row["consent_photo"] for row in rows]
    assert (photos.count(True), photos.count(False)) == (3, 1)
    assert sum(bool(row["consent_name"]) for row in rows) == 1


def nineteen_certificates(story: Story) -> None:
    """Numbered once; the second time they are duplicates."""
    store = story.store
    earned = {t.participant["uid"]: t.earned for t in
              of_session(store.get("session", story.uid) or {}, story.read())}  # fmt: skip
    people = story.numbered()
    assert [n for n in sorted(people) if earned[people[n]["uid"]] == "certificate"] == [*CERTIFIED]
    assert [n for n in sorted(people) if earned[people[n]["uid"]] == "confirmation"] == [*LESS]
    how = reports.Options(store.language("fr"), answers={"which": "certificate"})
    first = reports.certificates_document(store, story.uid, how)
    assert len(first.pages) == 19
    said = words_of(story.published(first, "certificates.pdf"))
    assert f"{story.code}/C-20" in said and "Duplicata" not in said
    again = reports.certificates_document(store, story.uid, how)
    said = words_of(story.published(again, "again.pdf"))
    assert len(again.pages) == 19 and f"{story.code}/C-20" in said
    given = [n for n, p in story.numbered().items() if p["certificate"]]
    assert sorted(given) == [*CERTIFIED]


def two_visits(story: Story) -> None:
    """After three months and after six: whether it is in use."""
    people = story.numbered()
    with story.store.transaction(_("Visits")) as t:
        for n, three, six in ((1, "yes", "yes"), (2, "partly", "yes"), (3, "no", "partly"),
                              (26, "yes", "no")):  # fmt: skip
            t.set("participant", people[n]["uid"], {
                "visited_3": "2027-03-09", "in_use_3": three, "visited_6": "2027-06-08",
                "in_use_6": six, "does_differently": "Elle compte ses heures."})  # fmt: skip


def the_passport_in_both_scripts(story: Story) -> None:
    store = story.store
    member = story.numbered()[1]["member"]
    how = reports.Options(store.language("fr"), answers={"whose": "both"})
    document = reports.passport_document(store, member, how)
    said = words_of(story.published(document, "passport.pdf"))
    assert f"{story.code}/C-01" in said and "Elle compte ses heures." in said
    assert "حساب التكلفة" in said


def figures_agree_with_what_is_counted_by_hand(story: Story) -> None:
    row = story.store.get("session", story.uid) or {}
    context = story.read()
    facts, limits = facts_of([row], context), limits_of(row, context)
    by_hand = {
        "invited": 27, "registered": 32, "unique": 29, "share": 19, "attendances": 29,
        "women": 28, "youth": 8, "person_hours": Decimal(14900) / 60,
        "completion": Decimal(1900) / 29, "gain": Decimal(6 + 5 + 0 + 8 + 1 + 6 + 11) / 7,
        "adoption_3": 75, "adoption_6": 75, "cooperatives": 1,
    }  # fmt: skip
    for key, value in by_hand.items():
        assert counting.of(key, facts, limits).value == value, key
    assert counting.of("adoption_3", facts, limits).unknown == 25


def undone_step_by_step(story: Story) -> None:
    """Each step of the story backwards: what stood there before stands there again."""
    for last, before in reversed(story.steps):
        while (entry := story.store.last_undoable()) is not None and entry.txn != last:
            story.store.undo(entry.txn)
        assert picture(story.store) == before
