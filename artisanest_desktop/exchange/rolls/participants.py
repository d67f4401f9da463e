"""The people of a list of who was there → participants: members by reference, others as guests."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from artisanest_desktop.exchange.alike import read_people
from artisanest_desktop.exchange.headers import NAME, NAME_TURNED
from artisanest_desktop.exchange.joining import decide
from artisanest_desktop.exchange.layout import Table
from artisanest_desktop.exchange.plan import NEW, SAME_ONE, Alike, Plan, Remark, Row
from artisanest_desktop.exchange.rolls.people import Members, Met, same_person
from artisanest_desktop.exchange.rolls.sessions import Session
from artisanest_desktop.exchange.rows import Line
from artisanest_desktop.exchange.understanding import Understood
from artisanest_desktop.i18n import Language, Msg, _, fold, n_
from artisanest_desktop.rules import Phone
from artisanest_desktop.rules.attendance import THERE
from artisanest_desktop.rules.names import script_of
from artisanest_desktop.store import Store, verdicts
from artisanest_desktop.store.ids import derived_uid

_NAMES = ("family_name", "given_name", "family_name_ar", "given_name_ar")
#: What a guest has no field for, and is kept in the remark.
_REMARKED = ("douar", "commune", "trade", "email", "phone2", "artisan_number")
_WALK_IN = re.compile(
    r"(?:non|pas) (?:inscrit|prevu)\w*|sur place|walk ?in|غير مسجل\w*|hors liste|nouvelle? venue?"
)
_ADDRESS = re.compile(
    r"\s*(?:(mme|mlle|melle|mle|madame|mademoiselle|mrs|ms|السيدة|الآنسة|الانسة)|"
    r"(?:mr|monsieur|m(?=\.)|السيد))(?:\.\s*|\s+)(?=\S)",
    re.I,
)
BY_NAME = _("Found among the members by the name alone: look whether it is she.")
AGAIN = _("Also in row %(row)s: one person, whose marks were brought together.")
TWO_MARKS = _("Two marks for one half-day: the first was taken, not “%(other)s”.")
KEPT = _("In the list: %(there)s. The member’s own record stays as it is.")
WALKED_IN = _("Was not among those who were enrolled.")


@dataclass(slots=True)
class _Person:
    """A line with the session it is of and what tells who it is."""

    line: Line
    session: Session
    fields: dict[str, Any]
    table: Table
    met: Met
    also: list[str]


def _plain(text: str, fields: dict[str, Any]) -> str:
    """A name without its form of address, which says the sex."""
    found = _ADDRESS.match(text)
    if found is None:
        return text
    fields.setdefault("sex", "F" if found[1] else "M")
    return text[found.end() :].strip()


class Participants:
    """Takes the lines of people, gives lines of participants."""

    def __init__(self, store: Store, lang: Language, shown: Language, today: dt.date) -> None:
        self._store, self._lang, self._shown, self._today = store, lang, shown, today
        self._declared = store.registers["participant"]
        self._member = store.registers["member"]
        self._members = Members(store, shown)
        self._people: list[_Person] = []
        self._alias = verdicts.aliases(store, "participant")
        self._context = store.reader()
        self._cards = 0
        self.lines: list[Line] = []
        self._asked: dict[int, tuple[Met, str]] = {}

    def add(self, line: Line, session: Session, table: Table, found: Understood) -> None:
        """One row of the file; whoever stands on two sheets of a session is one."""
        fields = dict(line.fields)
        self._whole_name(line, fields, found)
        for other in self._people:
            if other.session is session and self._is_one(other, fields, table):
                self._merge(other, line, found)
                return
        self._people.append(_Person(line, session, fields, table, Met(), []))

    def _is_one(self, other: _Person, fields: Mapping[str, Any], table: Table) -> bool:
        if other.table is table:
            keys = ("national_id", "phone")
            proven = any(fields.get(k) and fields[k] == other.fields.get(k) for k in keys)
            return proven and same_person(other.fields, fields)
        return same_person(other.fields, fields)

    def _merge(self, person: _Person, line: Line, found: Understood) -> None:
        first = person.line
        person.fields = {k: v for k, v in line.fields.items() if v is not None} | person.fields
        marks = first.marks = dict(first.marks or {})
        for place, mark in (line.marks or {}).items():
            if mark is None:
                continue
            if marks.get(place) is None:
                marks[place] = mark
            elif marks[place] != mark:
                kind = self._store.registers["attendance"]["mark"].kind
                other = kind.format(str(mark).partition(" ")[0], self._shown)
                text = TWO_MARKS % {"other": other}
                first.remarks.append(Remark("", "two-marks", text, "check"))
        source = found.table.source(line.index)
        row = f"{line.row} ({source})" if source else str(line.row)
        person.also.append(row)
        first.remarks += [r for r in line.remarks if r.rule != "name-split"]

    def _whole_name(self, line: Line, fields: dict[str, Any], found: Understood) -> None:
        """Names are kept as written: of one cell all of it, of two in the order of a member's."""
        cells = found.table.sheet.rows[line.index]
        turned = False
        for column in found.columns:
            if column.target not in (NAME, NAME_TURNED) or column.index >= len(cells):
                continue
            kind = self._member["family_name"].kind
            text = kind.parse(cells[column.index], self._lang, self._today).value
            text = _plain(str(text or ""), fields)
            turned = column.target == NAME_TURNED
            script = script_of(str(text or ""))
            if text and script in ("latin", "arabic"):
                fields["name_ar" if script == "arabic" else "name"] = text
        for key, script in (("name", ""), ("name_ar", "_ar")):
            parts = [fields.get(f"family_name{script}"), fields.get(f"given_name{script}")]
            parts = parts[::-1] if turned else parts
            if key not in fields and any(parts):
                fields[key] = " ".join(str(p) for p in parts if p)

    # -- who they are

    def settle(self) -> None:
        """Find the members; what each becomes."""
        came: dict[str, list[dict[str, Any]]] = {}
        for person in self._people:
            uid = person.session.uid
            if uid not in came:
                there = self._context.lines("participant", uid) if person.session.met else []
                came[uid] = [dict(r) for r in there]
            here = [str(r["member"]) for r in came[uid] if r.get("member")]
            person.met = self._members.meet(person.fields, here)
        self._one_each()
        met: Counter[tuple[str, str]] = Counter()
        for person in self._people:
            self._line(person, came[person.session.uid], met)

    def _one_each(self) -> None:
        """A member comes once to a session: of two rows by the name alone neither is she."""
        by: dict[tuple[str, str], list[_Person]] = {}
        for person in self._people:
            if person.met.member:
                by.setdefault((person.session.uid, person.met.member), []).append(person)
        for several in by.values():
            proven = [p for p in several if not p.met.alone]
            for person in several if len(several) > 1 else ():
                if person is not (proven[0] if proven else None):
                    person.met = replace(person.met, member="", alone=True)

    def _line(
        self, person: _Person, there: Sequence[Mapping[str, Any]], met: Counter[tuple[str, str]]
    ) -> None:
        session, line = person.session.uid, person.line
        fields: dict[str, Any] = {"session": session, **self._own(person)}
        remarks = self._remarks(line)
        remarks += [Remark("", "twice", AGAIN % {"row": row}, "note") for row in person.also]
        name = fold(str(person.fields.get("name") or person.fields.get("name_ar") or ""))
        met[session, name] += 1
        nth = str(met[session, name])
        guest = derived_uid("roll", "participant", session, name, nth)
        known = [str(r["uid"]) for r in there if not r.get("member") and name and name == fold(
            str(r.get("name") or r.get("name_ar") or ""))]  # fmt: skip
        uid = known[int(nth) - 1] if len(known) >= int(nth) else self._alias.get(guest, guest)
        member = person.met.member
        here = next((str(r["uid"]) for r in there if member and r.get("member") == member), "")
        record = next((r for r in there if str(r["uid"]) == uid), None)
        settled = record is not None
        if record is not None:
            member = str(record.get("member") or "")
        elif here:
            uid = here
            if person.met.alone:
                remarks.append(Remark("", "by-name", BY_NAME, "check"))
        elif member and not person.met.alone:
            uid = derived_uid("participant", session, member)
        elif person.met.candidates:
            self._asked[len(self.lines)] = (person.met, uid)
            member = ""
        if member:
            fields["member"] = member
            remarks += self._kept(member, person.fields)
        self._came(person, fields, there, settled or bool(here), remarks)
        self.lines.append(
            Line(line.index, line.row, fields, remarks, uid=uid, marks=line.marks, again=True)
        )

    def _own(self, person: _Person) -> dict[str, Any]:
        """What a participant has a field for, and the rest in words."""
        said, found = person.fields, {}
        for key, value in said.items():
            if key in self._declared.by_key and key not in ("remark", "notes", "number"):
                found[key] = value
        if organisation := found.get("organisation"):
            kind = self._declared["cooperative"].kind
            cooperative = kind.parse(organisation, self._lang, self._today).value
            if cooperative is not None:
                found["cooperative"] = cooperative
                del found["organisation"]
        lines = [str(said["remark"])] if said.get("remark") else []
        if not person.met.member or person.met.alone:
            lines += [self._in_words(key, said[key]) for key in _REMARKED if said.get(key)]
        lines += person.line.notes
        if lines:
            found["remark"] = "\n".join(lines)
        self._cards += bool(said.get("national_id")) and not person.met.member
        return found

    def _in_words(self, key: str, value: Any) -> str:
        declared = self._member[key]
        return f"{self._lang(declared.label)}: {declared.kind.format(value, self._lang)}"

    def _came(
        self,
        person: _Person,
        fields: dict[str, Any],
        there: Sequence[Mapping[str, Any]],
        known: bool,
        remarks: list[Remark],
    ) -> None:
        """Whether somebody came without being enrolled: by a word, or because others were."""
        if "enrolment" in fields or known:
            return
        if _WALK_IN.search(fold(str(fields.get("remark") or ""))):
            fields["enrolment"] = "walk_in"
        elif there and any(
            str(m or "").partition(" ")[0] in THERE for m in (person.line.marks or {}).values()
        ):
            fields["enrolment"] = "walk_in"
            remarks.append(Remark("enrolment", "walked-in", WALKED_IN, "note"))

    def _remarks(self, line: Line) -> list[Remark]:
        """What is said of cells, by the fields of a participant."""
        found = []
        for remark in line.remarks:
            if remark.rule == "name-split":
                continue
            key = remark.field
            if key in _NAMES:
                found.append(replace(remark, field="name_ar" if key.endswith("_ar") else "name"))
            elif key in self._declared.by_key or not key:
                found.append(remark)
            else:
                declared = self._member.by_key.get(key)
                words = {"column": declared.label if declared else key, "why": remark.text}
                text = _("%(column)s: %(why)s") % words
                found.append(replace(remark, field="", text=text))
        return found

    def _kept(self, member: str, said: Mapping[str, Any]) -> list[Remark]:
        """What the list says of a member otherwise than her record."""
        own = self._members.fields(member)
        found = []
        for key in ("phone", "national_id", "birth", "sex"):
            theirs, ours = said.get(key), own.get(key)
            if theirs is None or theirs == ours or (key == "phone" and theirs == own.get("phone2")):
                continue
            if key == "birth" and str(ours or "").startswith(str(theirs)):
                continue
            declared = self._member[key]
            shown = declared.kind.format(theirs, self._shown)
            if not isinstance(declared.kind, Phone) and declared.private and key != "birth":
                shown = declared.kind.mask(theirs)
            text = _("%(column)s: %(why)s") % {
                "column": declared.label,
                "why": KEPT % {"there": shown},
            }
            found.append(Remark("", "kept", text, "note"))
        return found

    def notes(self) -> list[Msg]:
        """What is to be known of the list as a whole."""
        names = sum(met.member != "" for met, _own in self._asked.values())
        members = names + sum(bool(line.fields.get("member")) for line in self.lines)
        found = []
        if members:
            text = n_("%(n)s participant is a member here", "%(n)s participants are members here",
                      members)  # fmt: skip
            found.append(text)
        if names:
            text = n_(
                "%(n)s of them was found by the name alone: look in the detail whether it is she",
                "%(n)s of them were found by the name alone: look in the detail whether it is they",
                names,
            )
            found.append(text)
        return [*found, *self._card_note()]

    def _card_note(self) -> list[Msg]:
        if not self._cards:
            return []
        return [
            n_(
                "The card number of %(n)s outside participant is not kept: it only served to look "
                "for members.",
                "The card numbers of %(n)s outside participants are not kept: they only served to "
                "look for members.",
                self._cards,
            )
        ]

    # -- questions

    def ask(self, rows: Sequence[Row]) -> None:
        """Say of each new row which members it may be; ``rows`` are those of ``lines``."""
        two = verdicts.read(self._store, "participant").two
        records = dict(read_people(self._store, "member")) if self._asked else {}
        for at, (met, own) in self._asked.items():
            row = rows[at]
            if row.action != NEW or row.uid != own:
                continue
            for uid, like in met.candidates:
                if verdicts.pair_of(own, uid) in two:
                    continue
                title = self._member.title(records[uid], self._shown.code)
                here = {k: records[uid].get(k) for k in ("sex", "birth", "phone")}
                here = {k: v for k, v in here.items() if v is not None}
                one = Alike(uid, 0, title, like.value, list(like.reasons), like.sure, here=here)
                row.alike.append(one)

    def take_names(self, plan: Plan) -> None:
        """Whoever has exactly the name of one member is taken for her, which is said and can be
        taken back; called when the marks are read."""
        for at, (met, own) in self._asked.items():
            row = plan.rows[at]
            one = next((a for a in row.alike if met.member and a.uid == met.member), None)
            if one is not None and row.uid == own:
                decide(plan, row, one, SAME_ONE)
                row.remarks.append(Remark("", "by-name", BY_NAME, "check"))
