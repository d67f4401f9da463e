"""The example cooperative: whole, sound, alive on any day, in three languages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from artisanest_desktop import assets
from artisanest_desktop.example import fill, reading
from artisanest_desktop.i18n import LANGUAGES
from artisanest_desktop.model.registers import KEPT
from artisanest_desktop.rules import Reference
from artisanest_desktop.store import Store
from artisanest_desktop.store.clock import Clock


class Fixed(Clock):
    """A clock that stands on a day."""

    def __init__(self, day: dt.date) -> None:
        self.day = day

    def today(self) -> dt.date:
        return self.day


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("example") / "tifawin.artisanest"
    with Store.open(path) as store:
        fill(store)
        yield store


def records(store: Store, register: str) -> list[dict]:
    uids = [store.row_uid(register, row) for row in store.find(register)]
    return list(store.get_many(register, [u for u in uids if u]).values())


def test_it_has_what_the_door_promises(store: Store) -> None:
    counts = [store.count(key) for key in ("member", "product", "session", "partner")]
    assert counts == [40, 30, 8, 7]
    assert store.count("cooperative") == 1


def test_the_file_is_sound_and_little_is_doubtful(store: Store) -> None:
    assert store.check() == []
    assert store.count_findings() == {"member": 1}  # a phone that lacks a figure
    assert store.questions() == []


def test_every_reference_leads_somewhere(store: Store) -> None:
    for register in store.registers.values():
        for record in records(store, register.key):
            for field in register.stored:
                if isinstance(field.kind, Reference) and record.get(field.key):
                    other = store.get(field.kind.register, record[field.key])
                    assert other is not None and not other["removed"], (register.key, field.key)


def test_every_code_is_one_of_its_list(store: Store) -> None:
    languages = [store.language(code) for code in LANGUAGES]
    for register in store.registers.values():
        for record in records(store, register.key):
            for field in register.stored:
                value = record.get(field.key)
                if value is not None and field.kind.key in ("choice", "term", "many-terms"):
                    assert not field.kind.check(value, store.clock.today()), (field.key, value)
                    words = {field.kind.format(value, lang) for lang in languages}
                    assert words != {value}, (field.key, value)


def test_each_thing_has_its_name_in_three_languages(store: Store) -> None:
    for register in ("product", "session"):
        for record in records(store, register):
            names = {store.name_of(register, record, lang) for lang in LANGUAGES}
            assert len(names) == 3, names
    for product in records(store, "product"):
        assert all(product[key] for key in ("story", "story_ar", "story_en"))
        assert re.search("[\u0600-\u06ff]", product["story_ar"])


def test_each_product_has_a_small_drawn_picture(store: Store) -> None:
    covers = set()
    for product in records(store, "product"):
        cover = store.registers["product"]["photo"].compute(product, store.reader())
        data = store.blob(cover)
        assert data is not None and data.startswith(b"\x89PNG") and len(data) <= 12 * 1024
        covers.add(cover)
    assert len(covers) == 30


def test_no_picture_lies_there_for_nothing() -> None:
    drawn = {path.stem for path in assets.path("example").glob("*.png")}
    assert drawn == {entry["picture"] for entry in reading.entries("product")} | {"sheet"}


def test_prices_are_believable_and_some_pay_too_little(store: Store) -> None:
    fields, context = store.registers["product"], store.reader()
    low = []
    for product in records(store, "product"):
        cost = fields["cost"].compute(product, context)
        assert 500 < cost < 300_000, product["name"]
        hourly = fields["hourly"].compute(product, context)
        if hourly is not None and hourly < context.wage_floor(store.clock.today().isoformat()):
            low.append(product["name"])
        shares = [float(m["share"]) for m in context.lines("maker", product["uid"])]
        assert sum(shares) == 100
    assert 1 <= len(low) <= 4
    assert sum(bool(fields["low"].compute(p, context)) for p in records(store, "product")) == 2


#: Days of all kinds: a Sunday, the first of January, the last of February, a day of summer.
@pytest.mark.parametrize("day", ["2026-11-22", "2027-01-01", "2028-02-29", "2026-07-15"])
def test_on_any_day_there_is_something_to_do(tmp_path: Path, day: str) -> None:
    from artisanest_desktop.ui.home import figures

    today = dt.date.fromisoformat(day)
    with Store.open(tmp_path / "x.artisanest", clock=Fixed(today)) as store:
        fill(store)
        lang = store.language("fr")
        view = figures.look(store, today, lang, example=True)
        said = [lang(one.words) for one in view.todo]
        colors = [one.color for one in view.todo]
        assert any(text.startswith("Session : Étiquettes") for text in said)
        assert any(text.startswith("Présences à compléter — Vendre en ligne") for text in said)
        assert any("photos du catalogue" in text for text in said) and "terra" in colors
        assert sum(text.startswith("Stock bas") for text in said) == 2
        assert any(text.startswith("Label") for text in said)
        assert sum(minutes > 0 for _month, minutes in view.months) >= 4
        assert view.figures.commitments == 3
        days = [slot["date"] for slot in records(store, "slot")]
        assert all(dt.date.fromisoformat(one).weekday() != 6 for one in days)
        assert len(days) == len({(s["date"], s["start"]) for s in records(store, "slot")})


def test_the_partners_are_called_as_the_report_calls_them(store: Store) -> None:
    """And nothing is said of them beyond it: no contact, no agreement, no promise."""
    partners = records(store, "partner")
    assert {p["name"] for p in partners} == {
        "SNOVA",
        "Erasmus+ France – Education & Formation",
        "Lycée Jeanne d’Arc – Ensemble Scolaire St François d’Assise",
        "Lycée Jules Guesde (LJG), Montpellier",
        "Empowerment Club",
        "Fondation Moubadara",
        "ARTISANEST Workshop",
    }
    assert not records(store, "contact")
    fields = store.registers["partner"].by_key
    said = {key for one in partners for key, value in one.items() if value and key in fields}
    assert said <= {"name", "kind", "country", "city", "brings"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_record_has_a_title(store: Store, lang: str) -> None:
    for register in KEPT:
        for record in records(store, register.key):
            assert store.name_of(register.key, record, lang) not in ("", "—")
