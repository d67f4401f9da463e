"""Lists: any word in any order and script is found; filters, order, windows, totals."""

from __future__ import annotations

import threading

import pytest

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store
from tests.store.doing import member, write


@pytest.fixture
def people(store: Store) -> dict[str, str]:
    with store.transaction(_("People")) as t:
        uids = t.bulk_create(
            "member",
            [
                {
                    "family_name": "Benhaddou", "given_name": "Zoulikha", "douar": "Oulad Zerrad",
                    "phone": "+212661234567", "state": "active", "shares": 3, "paid_in": 10_050,
                    "family_name_ar": "بنحدو", "given_name_ar": "زوليخة",
                },
                {
                    "family_name": "Aït Omar", "given_name": "Éléonore", "douar": "Bouchane",
                    "state": "active", "shares": 20, "paid_in": 200, "birth": "1961",
                    "national_id": "EE123456",
                },
                {
                    "given_name_ar": "أَمِينَة", "family_name_ar": "الفاسي", "state": "suspended",
                    "birth": "1975-03-02",
                },
                {"family_name": "Zaki", "notes": "paie 100% a_b d’avance", "shares": 1},
            ],
        )  # fmt: skip
    return dict(zip(("zoulikha", "eleonore", "amina", "zaki"), uids, strict=True))


def found(store: Store, search: str, people: dict[str, str], **options: object) -> set[str]:
    ids = store.find("member", search=search, **options)  # type: ignore[arg-type]
    rows = {row[0] for row in store.window("member", ids, [])}
    assert store.count("member", search=search) == len(ids) or options
    return {name for name, uid in people.items() if uid in rows}


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("zoulikha", {"zoulikha"}),
        ("ZOULIKHA benhaddou", {"zoulikha"}),
        ("benhaddou zoulikha", {"zoulikha"}),
        ("zou zerrad", {"zoulikha"}),
        ("likha", {"zoulikha"}),
        ("eleonore", {"eleonore"}),
        ("Éléonore AIT", {"eleonore"}),
        ("aït", {"eleonore"}),
        ("امينة", {"amina"}),
        ("أمينه", {"amina"}),
        ("الفاسي أمينة", {"amina"}),
        ("زوليخه", {"zoulikha"}),
        ("0661234567", {"zoulikha"}),
        ("06 61 23 45 67", {"zoulikha"}),
        ("٠٦٦١٢٣٤٥٦٧", {"zoulikha"}),
        ("661234567", {"zoulikha"}),
        ("ee123456", {"eleonore"}),
        ("1961", {"eleonore"}),
        ("M-0003", {"amina"}),
        ("za", {"zaki"}),
        ("ak", set()),
        ("zaki nobody", set()),
        ("suspendue", {"amina"}),
        ("", {"zoulikha", "eleonore", "amina", "zaki"}),
        ("   ", {"zoulikha", "eleonore", "amina", "zaki"}),
        ("%", {"zoulikha", "eleonore", "amina", "zaki"}),
        ("100% d’avance", {"zaki"}),
        ("z%i", set()),
        ("za_i", set()),
        ("'; DROP TABLE member; --", set()),
        ('"', {"zoulikha", "eleonore", "amina", "zaki"}),
    ],
)
def test_search(store: Store, people: dict[str, str], search: str, expected: set[str]) -> None:
    assert found(store, search, people) == expected
    assert found(store, search, people, limit=50) == expected


def test_search_follows_every_change(store: Store, people: dict[str, str]) -> None:
    assert found(store, "tlauh", people) == set()
    change = write(store, (people["zaki"], {"douar": "Tlauh"}))
    assert found(store, "tlauh", people) == {"zaki"}
    store.undo(change)
    assert found(store, "tlauh", people) == set()
    with store.transaction(_("Remove")) as t:
        t.remove("member", people["zaki"])
    assert found(store, "zaki", people) == set()
    assert len(store.find("member", search="zaki", removed=True)) == 1
    store.erase("member", people["zaki"])
    assert store.find("member", search="zaki", removed=True) == []
    copy = store.backup()
    member(store, family_name="Tazi")
    assert len(store.find("member", search="tazi")) == 1
    store.restore(copy)
    assert store.find("member", search="tazi") == []


def test_where(store: Store, people: dict[str, str]) -> None:
    assert found(store, "", people, where={"state": "active"}) == {"zoulikha", "eleonore"}
    assert found(store, "", people, where={"state": None}) == {"zaki"}
    assert found(store, "", people, where={"state": ["suspended", None]}) == {"amina", "zaki"}
    assert found(store, "", people, where={"state": []}) == set()
    both = {"state": "active", "douar": "Bouchane"}
    assert found(store, "", people, where=both) == {"eleonore"}
    assert found(store, "zou", people, where={"state": "active"}) == {"zoulikha"}
    assert store.count("member", where={"state": "active"}) == 2
    with pytest.raises(KeyError):
        store.find("member", where={"no such field": 1})


def test_to_check(store: Store, people: dict[str, str]) -> None:
    doubtful = found(store, "", people, where={"~check": True})
    assert "zoulikha" not in doubtful
    write(store, (people["zoulikha"], {"birth": "1800-01-01"}))
    assert "zoulikha" in found(store, "", people, where={"~check": True})
    assert store.doubtful("member", list(people.values())) >= {people["zoulikha"]}
    write(store, (people["zoulikha"], {"birth": "1980-01-01"}))
    assert "zoulikha" not in found(store, "", people, where={"~check": True})
    nameless = member(store, douar="Tlauh")
    assert [k for k, _f in store.findings("member", nameless)] == ["family_name"]
    with store.transaction(_("Remove")) as t:
        t.remove("member", nameless)
    assert store.findings("member", nameless) == []
    assert nameless not in store.doubtful("member", [nameless])


def order(store: Store, people: dict[str, str], *sort: tuple[str, bool], lang: str = "fr") -> str:
    ids = store.find("member", sort=sort, lang=lang)
    short = {uid: name[0] + name[1] for name, uid in people.items()}
    return " ".join(short[row[0]] for row in store.window("member", ids, []))


@pytest.mark.parametrize(
    ("sort", "lang", "expected"),
    [
        ((), "fr", "el zo za am"),
        ((("", True),), "fr", "am za zo el"),
        ((("shares", False),), "fr", "za zo el am"),
        ((("shares", True),), "fr", "el zo za am"),
        ((("paid_in", True),), "fr", "zo el za am"),
        ((("birth", False),), "fr", "el am zo za"),
        ((("douar", False),), "fr", "el zo za am"),
        ((("number", False),), "fr", "zo el am za"),
    ],
)
def test_sort(
    store: Store,
    people: dict[str, str],
    sort: tuple[tuple[str, bool], ...],
    lang: str,
    expected: str,
) -> None:
    assert order(store, people, *sort, lang=lang) == expected


def test_sort_by_arabic_names_for_a_reader_of_arabic(store: Store, people: dict[str, str]) -> None:
    assert order(store, people, lang="ar").split()[-2:] == ["am", "zo"]


def test_windows(store: Store, people: dict[str, str]) -> None:
    ids = store.find("member")
    assert store.window("member", ids[1:2], ["given_name", "shares", "still_due", "nothing"]) == [
        (people["zoulikha"], "Zoulikha", 3, None, None)
    ]
    assert store.window("member", [ids[2], 9999, ids[0]], ["family_name"]) == [
        (people["zaki"], "Zaki"),
        (people["eleonore"], "Aït Omar"),
    ]
    assert store.row_uid("member", ids[0]) == people["eleonore"]
    assert store.row_id("member", people["eleonore"]) == ids[0]
    assert store.find("member", limit=2) == ids[:2]
    assert store.find("member", search="a", limit=1) == store.find("member", search="a")[:1]


def test_totals_and_chips(store: Store, people: dict[str, str]) -> None:
    assert store.total("member", "shares") == 24
    assert store.total("member", "paid_in", store.find("member", search="ait")) == 200
    assert store.total("member", "shares", []) == 0
    assert store.values("member", "state")[0] == ("active", 2)
    assert dict(store.values("member", "state")) == {"active": 2, "suspended": 1, None: 1}
    with store.transaction(_("Remove")) as t:
        t.remove("member", people["eleonore"])
    assert store.total("member", "shares") == 4


def test_a_list_read_while_another_thread_writes_is_never_stale(store: Store) -> None:
    """What a reader works out from before a commit must not be kept after it."""
    stop = threading.Event()
    failures: list[BaseException] = []

    def read() -> None:
        try:
            while not stop.is_set():
                store.find("member", search="nouveau")
                store.find("member", sort=[("douar", False)])
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=read) for _n in range(2)]
    for thread in threads:
        thread.start()
    try:
        for n in range(1, 31):
            member(store, family_name=f"Nouveau {n}")
            assert len(store.find("member", search="nouveau")) == n
            assert len(store.find("member", sort=[("douar", False)])) == n
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert failures == []
