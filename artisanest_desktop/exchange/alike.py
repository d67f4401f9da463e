"""Who may be one: among the records of a store, among the rows of a file, and between the two.

Everyone is put into drawers (same number, same phone, a name that sounds the same with the same
year or village …); only who lies together in one is compared (``rules/likeness``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, NamedTuple

from artisanest_desktop.exchange.book import Progress, tick
from artisanest_desktop.exchange.plan import NEW, REFUSED, Alike, Row
from artisanest_desktop.i18n import Language, Msg, _
from artisanest_desktop.model.fields import Register
from artisanest_desktop.rules import likeness_things
from artisanest_desktop.rules.likeness import NOT_ALIKE, Likeness, Signs, likeness, of_signs, signs
from artisanest_desktop.rules.likeness_names import Word
from artisanest_desktop.store import Store, verdicts

#: What of a person is read to tell who it is.
PEOPLE = (
    *("family_name", "given_name", "family_name_ar", "given_name_ar", "sex", "birth"),
    *("national_id", "phone", "phone2", "email", "artisan_number", "douar", "commune"),
    *("trade", "cooperative"),
)
#: A name that so many bear says less.
_COMMON = 5
#: A phone or number of so many is that of an office.
_CROWD = 40
#: At most so many for each row of a file.
_MOST = 3
SEEN_BEFORE = _("They were united before, and one of them was changed elsewhere since")

People = Sequence[tuple[str, Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one, by their uids; the surest ones come first."""

    one: str
    other: str
    likeness: float
    reasons: tuple[Msg, ...]
    sure: bool = False


class _Found(NamedTuple):
    one: int
    other: int
    likeness: Likeness


def pairs(
    what: Store | People, register: str = "member", progress: Progress | None = None
) -> list[Pair]:
    """Those of a store (or of ``(uid, fields)`` pairs) that may be one; what a person called two
    is not asked again."""
    if not isinstance(what, Store):
        return _as_pairs(what, _search(register, [f for _u, f in what], len(what), progress))
    known = verdicts.read(what, register)
    people = read_people(what, register)
    found = _as_pairs(people, _search(register, [f for _u, f in people], len(people), progress))
    here = {uid for uid, _fields in people}
    met = {(p.one, p.other) for p in found}
    apart = [pair for pair in known.same if here.issuperset(pair) and pair not in met]
    again = [Pair(*pair, 1.0, (SEEN_BEFORE,)) for pair in apart]
    return [*again, *(p for p in found if (p.one, p.other) not in known.two)]


def read_people(store: Store, register: str) -> list[tuple[str, dict[str, Any]]]:
    """The live records of a register, with what tells who they are."""
    keys = _telling(store.registers[register])
    rows = store.window(register, store.find(register), keys)
    return [(uid, {k: v for k, v in zip(keys, values, strict=True) if v}) for uid, *values in rows]


def _telling(register: Register) -> list[str]:
    if "family_name" in register.by_key:
        return [k for k in PEOPLE if k in register.by_key]
    return [f.key for f in register.stored if not f.hidden]


def _as_pairs(people: People, found: Iterable[_Found]) -> list[Pair]:
    made = []
    for one, other, like in found:
        a, b = sorted((people[one][0], people[other][0]))
        made.append(Pair(a, b, like.value, like.reasons, like.sure))
    return sorted(made, key=lambda p: (-p.sure, -p.likeness, p.one, p.other))


# -- in drawers


def _search(
    register: str, people: Sequence[Mapping[str, Any]], rows: int, progress: Progress | None
) -> list[_Found]:
    """All pairs of which one is among the first ``rows``."""
    if register not in ("member", "participant"):
        return _search_things(people, rows, progress)
    made: list[Signs] = []
    drawers: dict[Any, list[int]] = {}
    bearers: Counter[Any] = Counter()
    for at, fields in enumerate(people):
        if at % 500 == 0:
            tick(progress, 60 * at // len(people))
        one = signs(fields)
        made.append(one)
        names = sound_pairs(one)
        bearers.update(names[:1])
        for key in _keys(one, names):
            if at < rows:
                drawers.setdefault(key, []).append(at)
            elif key in drawers:
                drawers[key].append(at)
    compared: set[tuple[int, int]] = set()
    found = []
    for done, drawer in enumerate(drawers.values()):
        if done % 2000 == 0:
            tick(progress, 60 + 40 * done // len(drawers))
        if len(drawer) == 1 or len(drawer) > _CROWD:
            continue
        for pair in combinations(drawer, 2):
            if pair[0] >= rows or pair in compared:
                continue
            compared.add(pair)
            one, other = made[pair[0]], made[pair[1]]
            like = of_signs(one, other)
            if like is NOT_ALIKE:  # most of them
                continue
            if like.shown and not like.sure and _is_common(one, bearers):
                like = of_signs(one, other, common=True)
            if like.shown:
                found.append(_Found(*pair, like))
    return found


def _is_common(one: Signs, bearers: Counter[Any]) -> bool:
    names = sound_pairs(one)
    return bool(names) and bearers[names[0]] >= _COMMON


def sound_pairs(one: Signs) -> list[Any]:
    """Each two words of a name, as they sound: the drawers of whoever is so called."""
    found: dict[Any, None] = {}
    for words in (one.latin, one.arabic):
        for x, y in combinations(words[:4], 2):
            for a in x.sounds:
                for b in y.sounds:
                    found[(a, b) if a <= b else (b, a)] = None
    return list(found)


def _keys(one: Signs, names: Sequence[Any]) -> list[Any]:
    """The drawers that somebody belongs in."""
    keys: list[Any] = [*one.phones]
    keys += [k for k in (one.national_id, one.email, one.artisan) if k]
    year = one.birth[:4]
    if len(one.birth) == 10 and not one.birth.endswith("-01-01"):
        keys.append(one.birth)
    for name in names:
        if year:
            keys.append((*name, year))
        if one.place:
            keys.append((*name, one.place))
    if year and (where := one.place or one.commune):
        # Family and given name may sound alike: nobody lies in a drawer twice.
        keys += [(sound, year, where, 1) for sound in dict.fromkeys(_sounds(one.names))]
    return keys


def _sounds(words: Iterable[Word]) -> list[str]:
    return [w.sounds[0] for w in words]


def _search_things(
    people: Sequence[Mapping[str, Any]], rows: int, progress: Progress | None
) -> list[_Found]:
    """Organisations, products, sessions: by number, phone, and the beginning of their name."""
    drawers: dict[str, list[int]] = {}
    for at, fields in enumerate(people):
        names = [str(fields[k]) for k in likeness_things.NAMES if fields.get(k)]
        keys = [likeness_things.plain_name(name)[:8] for name in names]
        keys += [str(fields[k]) for k in ("ice",) if fields.get(k)]
        for key in dict.fromkeys(keys):
            if at < rows or key in drawers:
                drawers.setdefault(key, []).append(at)
    compared: dict[tuple[int, int], Likeness] = {}
    for done, drawer in enumerate(drawers.values()):
        tick(progress, 100 * done // len(drawers))
        for pair in combinations(drawer[: 10 * _CROWD], 2):
            if pair[0] < rows and pair not in compared:
                compared[pair] = likeness_things.likeness(people[pair[0]], people[pair[1]])
    return [_Found(*pair, like) for pair, like in compared.items() if like.shown]


# -- the rows of a file


def fill(
    store: Store,
    register: Register,
    rows: Sequence[Row],
    lang: Language,
    progress: Progress | None = None,
) -> None:
    """Say of each new row whom it looks like: records of the store, and earlier rows."""
    if register.parent is not None or not any(row.action == NEW for row in rows):
        return
    known = verdicts.read(store, register.key)
    said = [row for row in rows if row.uid and row.action != REFUSED]
    people = dict(read_people(store, register.key))
    told = [{**people.pop(row.uid or "", {}), **_said(row.fields)} for row in said]
    others = list(people.items())
    found = _search(register.key, [*told, *(f for _uid, f in others)], len(said), _part(progress))
    records = _records(store, register.key, [others[f.other - len(said)][0] for f in found
                                            if f.other >= len(said)])  # fmt: skip
    for one, other, like in sorted(found, key=lambda f: (-f.likeness.sure, -f.likeness.value)):
        row, made = said[one], None
        if other < len(said):
            row, made = _earlier(said, one, other, told)
        elif row.action == NEW:
            uid = others[other - len(said)][0]
            made = Alike(uid, 0, register.title(records[uid], lang.code), 0, [], here=records[uid])
        if made is None or len(row.alike) >= _MOST:
            continue
        if verdicts.pair_of(row.uid or "", made.uid) in known.two:
            continue
        made.title = made.title or register.title(made.here, lang.code)
        made.here = {k: made.here.get(k) for k in row.fields if made.here.get(k) is not None}
        made.likeness, made.reasons, made.sure = like.value, list(like.reasons), like.sure
        row.alike.append(made)


def _earlier(
    said: Sequence[Row], one: int, other: int, told: Sequence[Mapping[str, Any]]
) -> tuple[Row, Alike | None]:
    """The later of two rows, unless it is somebody already, with what the other one says."""
    if said[other].action != NEW:
        one, other = other, one
    row, before = said[other], said[one]
    if row.action != NEW or row.uid == before.uid:
        return row, None
    here = {**told[one], **before.fields}
    return row, Alike(before.uid or "", before.row, "", 0, [], here=here)


def _said(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in fields.items() if v is not None}


def _records(store: Store, register: str, uids: Iterable[str]) -> dict[str, dict[str, Any]]:
    return store.get_many(register, list(dict.fromkeys(uids)))


def _part(progress: Progress | None) -> Progress | None:
    """Looking for likenesses is the last tenth of reading a file."""
    return None if progress is None else lambda done, of: tick(progress, 85 + 10 * done // of)


def between(store: Store, register: str, one: str, other: str) -> Pair:
    """What speaks for two records that a person holds for one."""
    a, b = sorted((one, other))
    records = store.get_many(register, [a, b])
    compare = likeness if register == "member" else likeness_things.likeness
    like = compare(records.get(a, {}), records.get(b, {}))
    return Pair(a, b, like.value, like.reasons, like.sure)
