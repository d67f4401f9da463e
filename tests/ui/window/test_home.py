"""Home: what it counts, what it finds to do, where that leads."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store
from artisanest_desktop.store.place import SYNCED
from artisanest_desktop.ui import copies
from artisanest_desktop.ui.charts import Bars
from artisanest_desktop.ui.home import figures
from artisanest_desktop.ui.home.parts import FigureCard, TodoRow
from artisanest_desktop.ui.widgets import Button, Label, Tag
from artisanest_desktop.ui.window import MainWindow

TODAY = dt.date(2026, 11, 23)


def words(window: MainWindow) -> list[str]:
    """All that can be read on the page."""
    shown = window.stage.currentWidget().findChildren(Label)
    return [label.text() for label in shown if label.isVisible()]


def press(window: MainWindow, text: str) -> None:
    """Press the first button, row or card in whose name these words are."""
    found = window.stage.currentWidget().findChildren(QPushButton)
    next(b for b in found if b.isVisible() and text in b.accessibleName()).click()


def todo(store: Store, lang: str = "fr", today: dt.date = TODAY) -> list[tuple[str, str]]:
    """The lines of the list, with their tags."""
    language = store.language(lang)
    found = figures.look(store, today, language, example=True).todo
    return [(language(one.words), language(one.tag)) for one in found]


def test_it_counts_active_members_women_and_the_young(store: Store) -> None:
    f = figures.count(store, TODAY)
    assert (f.active, f.women, f.young, f.members, f.applied) == (3, 2, 2, 5, 1)


def test_what_it_says(window: MainWindow) -> None:
    said = words(window)
    assert "Bonjour Naïma" in said
    assert "lundi 23 novembre 2026" in said
    assert "Membres actifs" in said and "3" in said
    assert "2 femmes · 2 de moins de 35 ans" in said


def test_it_follows_what_is_written(qtbot, window: MainWindow, store: Store, settle) -> None:
    with store.transaction(_("Added")) as t:
        t.create("member", {"family_name": "Daoudi", "sex": "F", "state": "active"})
    settle(window)
    qtbot.waitUntil(lambda: "3 femmes · 2 de moins de 35 ans" in words(window), timeout=3000)


def test_values_to_check_lead_to_the_filtered_list(window: MainWindow, settle) -> None:
    assert any("à vérifier" in text for text in words(window))
    press(window, "à vérifier")
    settle(window)
    assert window.stage.current == "member"
    assert len(window.stage.currentWidget().shown_uids()) == 1


def test_an_empty_store_says_what_to_do_first(empty: Store, make_window, settle) -> None:
    window = make_window(empty)
    window.open("home")
    settle(window)
    said = words(window)
    assert "Ajouter le premier membre" in said
    assert any(text.startswith("Noter la coopérative") for text in said)
    press(window, "Ajouter le premier membre")
    assert window.stage.current == "member"


def test_nothing_to_do_is_said(make_window, store: Store, tmp_path: Path, settle) -> None:
    with store.transaction(_("Phone")) as t:
        for row in store.find("member"):
            t.set("member", store.row_uid("member", row), {"phone": None})
    at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    store.set_setting(copies.OUTSIDE, {"path": str(tmp_path), "at": at})
    window = make_window(store)
    assert "Rien ne vous attend." in words(window)


def test_each_value_to_check_says_whose_it_is(window: MainWindow, store: Store) -> None:
    with store.transaction(_("Name")) as t:
        (row,) = store.find("cooperative")
        uid = store.row_uid("cooperative", row)
        t.set("cooperative", uid, {"name": None})
    assert not store.count_findings().get("cooperative")
    with store.transaction(_("Name")) as t:
        t.set("cooperative", uid, {"name_ar": None})
    assert ("1 valeur à vérifier", "La coopérative") in todo(store)
    assert ("1 valeur à vérifier", "Membres") in todo(store)


def add_session(store: Store, title: str, day: str, **more: object) -> tuple[str, str]:
    """A session of one morning; its uid and that of its half-day."""
    with store.transaction(_("Session")) as t:
        uid = t.create("session", {"title": title, "state": "planned", **more})
        slot = {"session": uid, "date": day, "start": "09:00", "end": "12:00"}
        return uid, t.create("slot", slot)


def enrol(store: Store, session: str, slot: str, *marks: str | None) -> str:
    """As many participants as marks; the last of them."""
    with store.transaction(_("Roll call")) as t:
        for n, mark in enumerate(marks):
            who = t.create("participant", {"session": session, "name": f"Élève {n}"})
            if mark:
                t.create("attendance", {"participant": who, "slot": slot, "mark": mark})
    return who


def attach(store: Store, register: str, uid: str) -> None:
    with store.transaction(_("File")) as t:
        file = {"record": uid, "register": register, "name": "liste.pdf"}
        t.create("attachment", {**file, "file": t.blob(b"%PDF", "application/pdf")})


def test_sessions_of_the_week_today_first_with_place_and_hour(store: Store) -> None:
    add_session(store, "Prix", "2026-11-26", place="Dar Sanaa")
    add_session(store, "Laine", "2026-11-23", title_ar="الصوف")
    add_session(store, "Trop loin", "2026-11-30")
    add_session(store, "Pas tenue", "2026-11-24", state="cancelled", cancelled_because="pluie")
    said = [line for line in todo(store) if line[0].startswith("Session")]
    today = ("Session : Laine · 09:00", "aujourd’hui")
    assert said == [today, ("Session : Prix · Dar Sanaa · 09:00", "jeudi")]
    assert todo(store)[0] == today
    assert any("الصوف" in words for words, _tag in todo(store, "ar"))


def test_a_roll_call_is_asked_for_until_it_is_typed_and_its_sheet_is_there(store: Store) -> None:
    uid, slot = add_session(store, "Calculer un juste prix", "2026-11-19")

    def asked() -> list[tuple[str, str]]:
        return [line for line in todo(store) if "Calculer" in line[0]]

    assert asked() == [("Présences à saisir — Calculer un juste prix", "19 nov.")]
    who = enrol(store, uid, slot, "present", "absent", None)
    assert asked() == [("Présences à compléter — Calculer un juste prix", "19 nov.")]
    with store.transaction(_("Roll call")) as t:
        t.create("attendance", {"participant": who, "slot": slot, "mark": "excused"})
    assert asked() == [("Liste de présence à joindre — Calculer un juste prix", "19 nov.")]
    attach(store, "slot", slot)
    assert asked() == []


def test_old_sessions_are_left_in_peace(store: Store) -> None:
    add_session(store, "Il y a longtemps", "2026-10-01")
    assert not any("longtemps" in words for words, _tag in todo(store))


def test_commitments_overdue_and_due_this_week(store: Store) -> None:
    uid, _slot = add_session(store, "LinkUp", "2026-10-01")
    with store.transaction(_("Commitments")) as t:
        snova = t.create("partner", {"name": "SNOVA"})
        for what, due, state in (
            ("photos du catalogue", "2026-11-20", "open"),
            ("visite", "2026-11-26", None),
            ("plus tard", "2026-12-20", "open"),
            ("fait", "2026-11-20", "kept"),
        ):
            one = {"session": uid, "partner": snova, "what": what, "due": due, "state": state}
            t.create("commitment", one)
    said = [line for line in todo(store) if line[0].startswith("Engagement")]
    assert said == [
        ("Engagement SNOVA : photos du catalogue", "échu le 20 nov."),
        ("Engagement SNOVA : visite", "pour le 26 nov."),
    ]
    assert figures.count(store, TODAY).commitments == 3


def test_papers_that_end_and_have_ended(store: Store) -> None:
    with store.transaction(_("Papers")) as t:
        rug = t.create("product", {"name": "Tapis", "state": "to_order"})
        gone = t.create("product", {"name": "Coussin", "state": "ended"})
        for product, name, day in (
            (rug, "Label national", "2026-12-30"),
            (rug, "Bio", "2026-11-01"),
            (rug, "Renouvelé", "2026-11-01"),
            (rug, "Renouvelé", "2028-11-01"),
            (gone, "Label national", "2026-12-30"),
        ):
            t.create("certificate", {"product": product, "name": name, "expires_on": day})
        t.create("partner", {"name": "Lycée", "agreement_until": "2027-01-10"})
        t.create("partner", {"name": "Il y a longtemps", "agreement_until": "2020-01-10"})
    said = [line for line in todo(store) if line[0].startswith(("Label", "Convention"))]
    assert said == [
        ("Label « Bio » — Tapis", "expiré le 1 nov."),
        ("Label « Label national » — Tapis", "jusqu’au 30 déc."),
        ("Convention avec Lycée", "jusqu’au 10 janv."),
    ]


def test_stock_below_its_minimum(store: Store) -> None:
    with store.transaction(_("Stock")) as t:
        for n in range(5):
            t.create("product", {"name": f"Panier {n}", "stock": str(n), "minimum": "10"})
        t.create("product", {"name": "Assez", "stock": "9", "minimum": "9"})
        t.create("product", {"name": "Plus fait", "minimum": "9", "state": "ended"})
    said = [line for line in todo(store) if line[1] == "Produits"]
    assert [words for words, _tag in said] == [
        "Stock bas : Panier 0, reste 0",
        "Stock bas : Panier 1, reste 1",
        "3 autres produits sous leur minimum",
    ]


def test_more_stock_below_its_minimum_leads_to_the_filtered_list(
    window: MainWindow, store: Store, settle
) -> None:
    with store.transaction(_("x")) as t:
        for n in range(5):
            t.create("product", {"name": f"Bol {n}", "stock": str(n), "minimum": "4"})
    found = figures.look(store, TODAY, store.language("fr"), example=True).todo
    (goal,) = (one.goal for one in found if one.goal.startswith("flag:"))
    window.go(goal)
    settle(window)
    page = window.stage.currentWidget()
    assert len(page.listing.whole_ids()) == 4, "the fifth has enough"
    assert page.filters._flags["low"].isChecked()


def test_a_doubt_in_a_line_leads_to_its_record(window: MainWindow, store: Store, settle) -> None:
    with store.transaction(_("Partner")) as t:
        uid = t.create("partner", {"name": "SNOVA"})
        t.create("contact", {"partner": uid, "name": "Aya", "phone": "0612"})
    assert ("1 valeur à vérifier", "Partenaires") in todo(store)
    window._rebuild_now()
    settle(window)
    press(window, "1 valeur à vérifier: Partenaires")
    settle(window)
    assert window.stage.current == "partner"
    assert window.stage.currentWidget().panel.uid == uid


def test_figures_of_sessions_products_and_partners(store: Store) -> None:
    uid, slot = add_session(store, "Laine", "2026-11-02")
    enrol(store, uid, slot, "present", "present", "absent")
    uid, slot = add_session(store, "Laine", "2025-12-02")
    enrol(store, uid, slot, "present")
    add_session(store, "À venir", "2026-12-02")
    with store.transaction(_("Products")) as t:
        t.create("product", {"name": "Au prix", "stock": "2", "price": 15000})
        rug = t.create("product", {"name": "Au coût", "stock": "3", "price": 90000})
        wool = {"product": rug, "name": "laine", "quantity": "2", "unit_price": 10000}
        t.create("material", wool)
        t.create("product", {"name": "Rien", "price": 15000})
    f = figures.count(store, TODAY)
    assert (f.all_sessions, f.sessions, f.minutes) == (3, 1, 2 * 180)
    assert (f.products, f.value) == (3, 2 * 15000 + 3 * 20000)
    listed = [store.get("product", store.row_uid("product", row)) for row in store.find("product")]
    context = store.reader()
    shown = [store.registers["product"]["value"].compute(row, context) for row in listed]
    assert sum(v or 0 for v in shown) == f.value


def test_what_is_remembered_is_counted_again_when_it_changes(
    qtbot, window: MainWindow, store: Store
) -> None:
    with store.transaction(_("Product")) as t:
        uid = t.create("product", {"name": "Panier", "stock": "2", "price": 15000})
    qtbot.waitUntil(lambda: "300 DH en stock" in words(window), timeout=3000)
    with store.transaction(_("Stock")) as t:
        t.set("product", uid, {"stock": "4"})
    qtbot.waitUntil(lambda: "600 DH en stock" in words(window), timeout=3000)


def test_the_last_twelve_months_end_with_this_one() -> None:
    months = figures.last_months(dt.date(2026, 3, 31))
    assert (len(months), months[0], months[-1]) == (12, "2025-04", "2026-03")


def test_hours_are_painted_named_and_read_from_the_right_in_arabic(
    make_window, store: Store
) -> None:
    uid, slot = add_session(store, "Laine", "2026-11-02")
    enrol(store, uid, slot, *["present"] * 10)
    for lang in ("fr", "ar"):
        window = make_window(store, lang)
        (bars,) = window.stage.currentWidget().findChildren(Bars)
        first, last = bars.place_of(0), bars.place_of(11)
        assert (first.left() < last.left()) == (lang == "fr")
        assert min(first.left(), last.left()) >= 0
        assert bars.bar_at(last.center().toPoint()).value == 1800
        if lang == "fr":
            assert "novembre 2026: 30 h" in bars.accessibleDescription()


def test_without_hours_a_sentence_says_when_they_come(window: MainWindow) -> None:
    assert not window.stage.currentWidget().findChildren(Bars)
    assert any("dès les premières présences" in text for text in words(window))


def test_the_first_line_alone_has_the_filled_button(window: MainWindow, store: Store) -> None:
    rows = window.stage.currentWidget().findChildren(TodoRow)
    filled = [row for row in rows if row.findChildren(Button)]
    assert len(rows) > 1 and filled == rows[:1]
    assert all(row.accessibleName() for row in rows)


def test_every_row_and_card_is_reached_by_the_keyboard(
    qtbot, window: MainWindow, settle
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    cards = window.stage.currentWidget().findChildren(FigureCard)
    assert len(cards) == 4
    cards[3].setFocus()
    qtbot.keyClick(cards[3], Qt.Key.Key_Return)
    settle(window)
    assert window.stage.current == "partner"  # none yet: an empty form is open
    assert window.stage.currentWidget().panel.is_new()


def test_the_keyboard_stays_where_it_was_when_something_changes(
    qtbot, window: MainWindow, store: Store
) -> None:
    add_session(store, "Laine", "2026-11-24")
    home = window.stage.currentWidget()

    def row(words: str) -> TodoRow | None:
        rows = [r for r in home.findChildren(TodoRow) if not r.isHidden()]
        return next((r for r in rows if words in r.accessibleName()), None)

    qtbot.waitUntil(lambda: row("Laine") is not None, timeout=5000)
    with qtbot.waitActive(window):
        window.activateWindow()
    row("à vérifier").setFocus()
    add_session(store, "Prix", "2026-11-25")
    qtbot.waitUntil(lambda: row("Prix") is not None, timeout=5000)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is row("à vérifier"), timeout=5000)


def test_a_long_name_leaves_the_buttons_their_room(
    make_window, store: Store, clipped, settle
) -> None:
    window = make_window(store)
    home = window.stage.currentWidget()
    assert home._date.geometry().left() > home._hello.geometry().right()
    window.session.set_author("Fatima Zahra El Amrani Oulad Ahmad, secrétaire de la coopérative")
    settle(window)
    assert home._date.geometry().top() > home._hello.geometry().bottom()
    assert not clipped(home)


def test_only_so_many_lines_at_first(qtbot, window: MainWindow, store: Store) -> None:
    for n in range(12):
        add_session(store, f"Atelier {n}", "2026-11-24")
    home = window.stage.currentWidget()

    def shown() -> int:
        return sum(row.isVisible() for row in home.findChildren(TodoRow))

    qtbot.waitUntil(lambda: shown() == 8, timeout=5000)
    press(window, "autres")
    qtbot.waitUntil(lambda: shown() > 12, timeout=5000)


def test_a_new_day_is_another_list(window: MainWindow, store: Store, settle) -> None:
    add_session(store, "Laine", "2026-11-24")
    window.stage.currentWidget().refresh()
    settle(window)
    tags = [tag.text() for tag in window.stage.currentWidget().findChildren(Tag)]
    assert "mardi" in tags
    window.session.clock = lambda: dt.date(2026, 11, 24)
    window.open("member")
    window.open("home")
    settle(window)
    shown = window.stage.currentWidget().findChildren(Tag)
    assert "aujourd’hui" in [tag.text() for tag in shown if tag.isVisible()]


def test_the_buttons_on_top_open_an_empty_form(window: MainWindow, settle) -> None:
    for name, tab in (("un produit", "product"), ("une session", "session")):
        window.open("home")
        press(window, f"Ajouter {name}")
        settle(window)
        assert window.stage.current == tab
        assert window.stage.currentWidget().panel.is_new()


def test_two_cards_leave_no_hole(window: MainWindow) -> None:
    home = window.stage.currentWidget()
    assert abs(home._four[-1].geometry().right() - home._side.geometry().right()) <= 1


def test_a_copy_made_in_silence_is_told(qtbot, window: MainWindow, store: Store, settle) -> None:
    assert any("Pas encore de copie" in text for text in words(window))
    store.backup("daily")
    window.session.busy.emit(None)  # as the application does when its daily copy is made
    qtbot.waitUntil(lambda: any("Copie de sécurité vérifiée" in text for text in words(window)))


def test_a_copy_elsewhere_grows_old() -> None:
    now = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    assert copies.Copies().outside_is_old(now)
    assert copies.Copies(outside=now - dt.timedelta(days=40)).outside_is_old(now)
    assert not copies.Copies(outside=now - dt.timedelta(days=3)).outside_is_old(now)


def test_taking_a_copy_elsewhere_puts_a_whole_file_there(
    qtbot, window: MainWindow, store: Store, tmp_path: Path, settle
) -> None:
    copies.take_outside(window.session, tmp_path)
    settle(window)
    (taken,) = tmp_path.iterdir()
    with Store.open(taken, write=False) as copy:
        assert copy.count("member") == 5
    assert copies.known(store).outside_path == str(taken)
    qtbot.waitUntil(lambda: not any("hors de cet ordinateur" in text for text in words(window)))


def test_a_synced_folder_is_warned_of(make_window, store: Store, monkeypatch) -> None:
    monkeypatch.setattr(Store, "place_warnings", lambda _store: [SYNCED % {"service": "Dropbox"}])
    assert any("Dropbox" in text for text in words(make_window(store)))


def test_an_example_needs_no_safety_copy(make_window, store: Store, settle) -> None:
    window = make_window(None)
    window.session.use(store, example=True)
    window.open("home")
    settle(window)
    assert not any("Pas encore de copie" in text for text in words(window))
    assert window.bar.safety.text() == "Un exemple"
