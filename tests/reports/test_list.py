"""Print this list: what was on screen is on paper, in the language of the paper."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from artisanest_desktop.i18n import _
from artisanest_desktop.reports import Options, Wanted, list_document, publish, write
from artisanest_desktop.reports.letters import mm
from artisanest_desktop.reports.paper import LANDSCAPE, PORTRAIT
from artisanest_desktop.store import Refusal, Store
from artisanest_desktop.store.documents import documents

Whole = Callable[[Path], int]
WIDE = (
    "~title", "sex", "birth", "national_id", "phone", "douar", "commune", "trade", "joined",
    "shares", "paid_in", "state", "notes",
)  # fmt: skip


def everyone(store: Store, **more: object) -> Wanted:
    return Wanted("member", store.find("member"), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("code", ["fr", "ar", "en"])
@pytest.mark.parametrize("columns", [(), WIDE])
def test_a_list_is_a_whole_file_in_each_language(
    store: Store, tmp_path: Path, whole: Whole, code: str, columns: tuple[str, ...]
) -> None:
    document = list_document(store, everyone(store, columns=columns), Options(store.language(code)))
    path = publish(store, document, tmp_path / "list.pdf")
    assert whole(path) == len(document.pages) >= 2
    assert 20_000 < path.stat().st_size < 120_000
    assert not list(tmp_path.glob(".*.part"))


def test_the_columns_decide_how_the_paper_lies_unless_someone_says(store: Store) -> None:
    lang = store.language("fr")
    few = everyone(store, columns=("family_name", "phone", "state"))
    assert list_document(store, few, Options(lang)).sheet == PORTRAIT
    assert list_document(store, everyone(store, columns=WIDE), Options(lang)).sheet == LANDSCAPE
    assert list_document(store, few, Options(lang, landscape=True)).sheet == LANDSCAPE


def test_room_to_sign_makes_higher_rows(store: Store) -> None:
    lang = store.language("fr")
    plain = list_document(store, everyone(store), Options(lang, landscape=True))
    signed = list_document(store, everyone(store), Options(lang, signature=True, landscape=True))
    assert len(signed.pages) > len(plain.pages)


def test_no_row_is_lost_or_drawn_into_the_margin(store: Store) -> None:
    """Also with a note that alone is longer than a page."""
    uid = store.row_uid("member", store.find("member")[3])
    assert uid is not None
    with store.transaction(_("Edit")) as t:
        t.set("member", uid, {"notes": "Une remarque très longue, à lire en entier. " * 120})
    document = list_document(store, everyone(store, columns=WIDE), Options(store.language("fr")))
    for page in document.pages:
        for y, block in page:
            assert y >= document.sheet.first
            assert y + block.height <= document.sheet.last + mm(0.1)
    ends = [b for page in document.pages for _y, b in page if getattr(b, "rule", "")]
    assert len(ends) == 40


def test_a_paper_is_remembered_among_what_left(store: Store, tmp_path: Path) -> None:
    wanted = everyone(store, columns=("~title", "phone", "notes"))
    publish(store, list_document(store, wanted, Options(store.language("fr"))), tmp_path / "a.pdf")
    left = documents(store)[0]
    assert left.name == "a.pdf" and left.facts["private"] == ["phone", "notes"]
    assert left.facts["rows"] == {"member": 40}
    document = list_document(store, wanted, Options(store.language("fr"), private=False))
    assert document.facts["private"] == []


def test_a_disk_that_refuses_leaves_nothing(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: Path, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    document = list_document(store, everyone(store), Options(store.language("fr")))
    target = tmp_path / "a.pdf"
    target.write_bytes(b"before")
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Refusal, match="disk is full"):
        write(document, target)
    assert target.read_bytes() == b"before" and not list(tmp_path.glob(".*.part"))


def test_stopping_leaves_nothing(store: Store, tmp_path: Path) -> None:
    def stop(_n: int, _of: int) -> None:
        raise KeyboardInterrupt

    document = list_document(store, everyone(store), Options(store.language("fr")))
    with pytest.raises(KeyboardInterrupt):
        write(document, tmp_path / "a.pdf", stop)
    assert not (tmp_path / "a.pdf").exists()


def test_printing_keeps_its_references_to_none(store: Store, tmp_path: Path) -> None:
    document = list_document(store, everyone(store), Options(store.language("ar")))
    write(document, tmp_path / "a.pdf")
    before = sys.getrefcount(None)
    for _n in range(3):
        write(document, tmp_path / "a.pdf")
    assert abs(sys.getrefcount(None) - before) < 200


def test_an_empty_register_prints_its_header(tmp_path: Path, whole: Whole) -> None:
    with Store.open(tmp_path / "new.artisanest") as store:
        wanted = Wanted("cooperative", [])
        path = tmp_path / "a.pdf"
        publish(store, list_document(store, wanted, Options(store.language("fr"))), path)
        assert whole(path) == 1


@pytest.mark.slow
def test_the_words_can_be_read_and_found(
    store: Store, tmp_path: Path, text_of: Callable[[Path], str]
) -> None:
    where = {"state": ["active", None]}
    wanted = everyone(store, columns=("~title", "trade", "shares", "national_id"), where=where)
    path = tmp_path / "a.pdf"
    publish(store, list_document(store, wanted, Options(store.language("fr"), "", True)), path)
    french = text_of(path)
    for word in ("Tifawin", "تيفاوين", "N° au registre : 1248/2016", "Membres", "40 membres",
                 "Situation : Actif/active, vide", "24 novembre 2026", "Benali Khadija",
                 "خديجة بنعلي", "Signature", "Total", "page 1 sur"):  # fmt: skip
        assert word in french, word
    publish(store, list_document(store, wanted, Options(store.language("ar"))), path)
    arabic = text_of(path)
    for word in ("الأعضاء", "خديجة بنعلي", "Benali Khadija", "المجموع", "الصفحة"):
        assert word in arabic, word


@pytest.mark.slow
@pytest.mark.parametrize("count", [200, 2000])
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_many_rows(
    tmp_path: Path, whole: Whole, text_of: Callable[[Path], str], count: int, code: str
) -> None:
    with Store.open(tmp_path / "many.artisanest") as store:
        people = [
            {"family_name": f"Famille{n}", "given_name": "Naïma", "family_name_ar": "الرامي",
             "given_name_ar": "نعيمة", "shares": 2, "phone": f"+2126{n:08d}"}
            for n in range(count)
        ]  # fmt: skip
        with store.transaction(_("Added")) as t:
            t.bulk_create("member", people)
        wanted = everyone(store, columns=("number", "~title", "phone", "shares"))
        document = list_document(store, wanted, Options(store.language(code)))
        path = tmp_path / "a.pdf"
        publish(store, document, path)
    pages = whole(path)
    assert pages == len(document.pages) and count / 36 < pages < count / 28
    said = text_of(path)
    assert all(f"Famille{n} " in said for n in range(count))
    assert said.count("نعيمة الرامي") == count
    shares = f"{2 * count:,}".replace(",", "." if code == "ar" else "\u202f")
    assert re.sub(r"\s", "", shares) in re.sub(r"\s", "", said)
