"""Names as they stand on a paper: read line by line, each beside whom it may be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from artisanest_desktop.i18n import Language, Msg, _, fold
from artisanest_desktop.rules import Phone, roll_call
from artisanest_desktop.rules.attendance import PRESENT
from artisanest_desktop.rules.cleaning import clean
from artisanest_desktop.rules.likeness import SAME_NAME, SAME_PHONE
from artisanest_desktop.store import Store, roll
from artisanest_desktop.ui.rollcall import finding
from artisanest_desktop.ui.rollcall.alikes import Alikes
from artisanest_desktop.ui.rollcall.sheet import Sheet, Someone

_PARTS = re.compile(r"[\t;؛]")
_MOST = 3


@dataclass(frozen=True, slots=True)
class MayBe:
    """Somebody a name may be: a member, or (``listed``) a participant who is on the list."""

    uid: str
    listed: bool
    words: str
    reason: Msg
    sure: bool = False


@dataclass(slots=True)
class Named:
    """A name with what stands beside it. ``chosen`` says who it is: one of ``may_be``, somebody
    else (-1), or nobody said yet (None)."""

    name: str
    line: int | None
    mark: roll_call.Mark
    organisation: str = ""
    phone: str | None = None
    may_be: list[MayBe] = field(default_factory=list)
    chosen: int | None = -1
    note: Msg | None = None

    @property
    def who(self) -> MayBe | None:
        """Whom it is held for, when it is somebody known."""
        return None if self.chosen is None or self.chosen < 0 else self.may_be[self.chosen]

    def values(self, store: Store) -> dict[str, Any]:
        """As a participant."""
        who = self.who
        if who is not None:
            return finding.as_members(store, [who.uid])[0]
        more = {"organisation": self.organisation or None, "phone": self.phone}
        return finding.guest(self.name) | {k: v for k, v in more.items() if v}


def read(text: str, paper: roll.Numbers, lang: Language, today: Any) -> list[Named]:
    """A block of names: a number or none, the name, then by tabs or semicolons an organisation
    and a phone in any order. Who has no number follows the blank lines."""
    last = max((*paper.people, *paper.blank, *paper.gone), default=0)
    found: list[Named] = []
    for row in text.splitlines():
        parts = [clean(part) for part in _PARTS.split(row)]
        if parts and parts[0].isdecimal() and len(parts) > 1:
            parts[:2] = [f"{parts[0]} {parts[1]}"]
        said = roll_call.naming(parts[0].strip(" .;,-•"), last) if parts else None
        if said is None:
            continue
        line, mark, name = said
        one = Named(name, line, mark)
        for part in parts[1:]:
            phone = Phone().parse(part, lang, today) if sum(c.isdigit() for c in part) > 5 else None
            if phone is not None and phone.value and not phone.refused:
                one.phone = str(phone.value)
            elif part and not part.isdecimal():
                one.organisation = one.organisation or part
        found.append(one)
    _give_lines(found, paper)
    return found


def _give_lines(found: Sequence[Named], paper: roll.Numbers) -> None:
    """Each her own blank line; of a paper without lines the numbers come by themselves."""
    free = set(paper.blank)
    for one in found:
        if one.line is not None and one.line not in free:
            if paper.edition is not None:
                one.note = _("Line %(n)s is not a blank one: she gets another number.") % {
                    "n": one.line
                }
            one.line = None
            one.mark = one.mark if one.note else (PRESENT, None)
        elif one.line is not None:
            free.discard(one.line)
    start = paper.next_blank() or 0
    rest = [n for n in sorted(free) if n >= start]
    for one in found:
        if one.line is None and one.note is None and rest:
            one.line = rest.pop(0)


def look(store: Store, sheet: Sheet, found: Sequence[Named], lang: Language) -> None:
    """Say of each name whom it may be. Only the same name word by word, or a phone with a name
    that sounds so, is chosen beforehand; nothing is written of it unseen."""
    alikes = Alikes(store)
    on_list = {p.row["member"]: p for p in sheet.people if p.row.get("member")}
    for one in found:
        words = sorted(fold(one.name).split())
        people = {p.uid: SAME_NAME for p in sheet.people if _has(p, words)}
        members: dict[str, Msg] = {}
        for uid, reason in alikes.of(one.name, one.phone).items():
            if uid not in on_list:
                members[uid] = reason
            else:
                people.setdefault(on_list[uid].uid, reason)
        for person in (p for p in sheet.people if p.uid in people):
            where = lang(_("on the list: number %(n)s") % {"n": person.number})
            sure = sorted(fold(person.first).split()) == words
            about = f"{person.first} · {where}"
            one.may_be.append(MayBe(person.uid, True, about, people[person.uid], sure))
        for uid, reason in list(members.items())[:_MOST]:
            row = store.get("member", uid) or {}
            sure = reason is SAME_PHONE or words in _spelt(row)
            one.may_be.append(MayBe(uid, False, _about(store, row, lang), reason, sure))
        certain = [n for n, m in enumerate(one.may_be) if m.sure]
        one.chosen = None if one.may_be else -1
        if len(certain) == 1:
            one.chosen = certain[0]


def _has(person: Someone, words: Sequence[str]) -> bool:
    name = fold(f"{person.first} {person.second}").split()
    return bool(words) and all(word in name for word in words)


def _spelt(row: Mapping[str, Any]) -> list[list[str]]:
    """The words of a member's name in each script."""
    scripts = (("family_name", "given_name"), ("family_name_ar", "given_name_ar"))
    return [sorted(fold(" ".join(row.get(k) or "" for k in keys)).split()) for keys in scripts]


def _about(store: Store, row: dict[str, Any], lang: Language) -> str:
    """What tells a member from her namesakes."""
    parts = [store.name_of("member", row, lang.code), row.get("number")]
    if row.get("cooperative"):
        parts.append(store.title("cooperative", row["cooperative"], lang.code))
    parts += [row.get("douar"), str(row.get("birth") or "")[:4]]
    return " · ".join(str(p) for p in parts if p)
