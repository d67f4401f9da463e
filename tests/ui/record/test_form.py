"""The form: one field a transaction, doubts and refusals, what others change meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store
from artisanest_desktop.ui.record import face
from artisanest_desktop.ui.record.panel import RecordPanel
from artisanest_desktop.ui.record.state import StatePanel


@pytest.fixture
def uids(store) -> list[str]:
    return [row[0] for row in store.window("member", store.find("member"), [])]


@pytest.fixture
def panel(qtbot, session, uids) -> RecordPanel:
    panel = RecordPanel(session, "member")
    qtbot.addWidget(panel)
    panel.resize(430, 640)
    with qtbot.waitActive(panel):
        panel.show()
    panel.show_record(next(u for u in uids if session.store.get("member", u)["shares"] == 5))
    return panel


def write(panel: RecordPanel, key: str, text: str) -> None:
    """Type into a field and leave it."""
    panel.form.focus_field(key)
    box = panel.form.boxes[key]
    box.editor.put(text)
    panel.form.save(box)


def test_a_field_left_is_one_transaction_that_names_no_one(panel, store):
    before = len(store.history())
    said = []
    panel.session.said.connect(lambda words, _undo: said.append(panel.session.lang(words)))
    write(panel, "douar", "Oulad Zerrad")
    entries = store.history()
    assert len(entries) == before + 1
    title = panel.session.lang(entries[0].title)
    assert "Amrani" not in title and "M-0001" in title
    assert "Amrani" in said[-1]
    panel.form.commit()
    assert len(store.history()) == before + 1


def test_what_cannot_be_read_stays_and_is_there_again(panel, store, uids):
    first = panel.uid
    write(panel, "shares", "many")
    box = panel.form.boxes["shares"]
    assert box.editor.raw() == "many"
    assert box.editor.core.property("finding") == "refused" and box.note()
    assert store.get("member", first)["shares"] == 5
    panel.show_record(next(u for u in uids if u != first))
    assert box.editor.raw() != "many"
    panel.show_record(first)
    assert box.editor.raw() == "many" and box.note()
    write(panel, "shares", "7")
    assert store.get("member", first)["shares"] == 7 and not box.note()


def test_a_doubtful_value_is_kept_and_marked(panel, store):
    write(panel, "birth", "1850")
    box = panel.form.boxes["birth"]
    assert store.get("member", panel.uid)["birth"] == "1850"
    assert box.editor.core.property("finding") == "check" and box.note()


def test_what_is_typed_survives_what_others_change(panel, store):
    panel.form.focus_field("douar")
    panel.form.boxes["douar"].editor.put("half a wo")
    with store.transaction(_("elsewhere")) as t:
        t.set("member", panel.uid, {"phone": "+212600000001", "douar": "Other"})
    assert panel.form.boxes["douar"].editor.raw() == "half a wo"
    assert panel.form.boxes["phone"].editor.raw() == "06 00 00 00 01"


def test_the_words_bend_with_the_person(panel):
    state = panel.form.boxes["state"].editor
    assert "Active" in [state.combo.itemText(n) for n in range(state.combo.count())]
    write_choice(panel, "sex", "M")
    assert "Actif" in [state.combo.itemText(n) for n in range(state.combo.count())]


def write_choice(panel, key, code):
    box = panel.form.boxes[key]
    box.editor.choose(code)
    panel.form.save(box)


def test_terms_are_found_in_both_scripts_and_free_text_is_kept(panel, store):
    box = panel.form.boxes["commune"]
    offers = box.editor.offered("مراكش") or box.editor.offered("marrakech")
    assert offers
    box.editor.picked(offers[0])
    assert store.get("member", panel.uid)["commune"] == offers[0].value
    write(panel, "commune", "Douar Nowhere")
    assert store.get("member", panel.uid)["commune"] == "Douar Nowhere"


def test_several_terms_are_chips(panel, store):
    panel.form.toggle()
    editor = panel.form.boxes["more_trades"].editor
    first, second = editor.offered("")[:2]
    editor.picked(first)
    editor.picked(second)
    assert store.get("member", panel.uid)["more_trades"] == f"{first.value};{second.value}"
    editor._drop(first.value)
    assert store.get("member", panel.uid)["more_trades"] == second.value


def test_a_reference_is_created_in_place(panel, store):
    panel.form.toggle()
    editor = panel.form.boxes["cooperative"].editor
    editor.edit.setText("Annour")
    editor.completer.setCompletionPrefix("Annour")
    editor.picked(editor.offered("Annour")[-1])
    uid = store.get("member", panel.uid)["cooperative"]
    assert store.get("cooperative", uid)["name"] == "Annour"
    write(panel, "cooperative", "Nobody of that name")
    assert panel.form.boxes["cooperative"].note()


def test_the_identity_card_is_masked_until_asked_for(panel, store):
    write(panel, "national_id", "EE123456")
    editor = panel.form.boxes["national_id"].editor
    assert "•" in editor.raw() and editor.edit.isReadOnly()
    editor.eye.click()
    assert editor.raw() == "EE123456" and not editor.edit.isReadOnly()
    editor.eye.click()
    assert "•" in editor.raw()
    panel.form.commit()
    assert store.get("member", panel.uid)["national_id"] == "EE123456"


def test_a_number_borne_twice_offers_the_next_free_one(panel, store):
    write(panel, "number", "M-0002")
    box = panel.form.boxes["number"]
    assert box.note() and box._free is not None and not box._free.isHidden()
    box._free.click()
    row = store.get("member", panel.uid)
    assert row["number"] == "M-0005" and "M-0001" in row["former_numbers"]
    assert not box.note()


def test_a_change_of_state_has_its_date_and_reason(panel, store):
    write_choice(panel, "state", "suspended")
    assert store.get("member", panel.uid)["state"] == "active", "not before its reason"
    from artisanest_desktop.ui.record.state import StatePanel, past_states

    state = panel.findChild(StatePanel)
    boxes = {b.field.key: b for b in state.boxes}
    boxes["state_since"].editor.put("03/04/2025")
    boxes["state_reason"].editor.put("Board decision")
    before = len(store.history())
    state.apply.click()
    row = store.get("member", panel.uid)
    assert (row["state"], row["state_since"], row["state_reason"]) == (
        "suspended",
        "2025-04-03",
        "Board decision",
    )
    assert len(store.history()) == before + 1
    past = past_states(panel.session, "member", panel.uid, state.field)
    assert [p[0] for p in past] == ["suspended", "active"]


def picture(width: int = 3000, height: int = 2000) -> QImage:
    """Noise is what JPEG shrinks worst."""
    import os

    data = os.urandom(width * height * 4)
    return QImage(data, width, height, QImage.Format.Format_RGB32).copy()


def test_a_photo_is_shrunk_pasted_and_taken_away(panel, store):
    head = panel.head.picture
    QGuiApplication.clipboard().setImage(picture())
    assert head.paste()
    digest = store.get("member", panel.uid)["photo"]
    data = store.blob(digest)
    assert data[:2] == b"\xff\xd8" and len(data) <= 200 * 1024
    image = QImage.fromData(data)
    assert max(image.width(), image.height()) <= 1024
    head.remove()
    assert store.get("member", panel.uid)["photo"] is None


def test_a_photo_is_turned_as_the_camera_was_held(panel, store, tmp_path):
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.fillRect(QRect(0, 0, 100, 200), QColor("red"))
    painter.end()
    path = tmp_path / "turned.jpg"
    image.save(str(path), "JPEG")
    data = path.read_bytes()
    exif = bytes.fromhex(
        "ffe1 0022 457869660000 4d4d002a00000008 0001 0112 0003 00000001 0006 0000 00000000"
    )
    path.write_bytes(data[:2] + exif + data[2:])
    panel.head.picture.take_file(str(path))
    kept = QImage.fromData(store.blob(store.get("member", panel.uid)["photo"]))
    assert (kept.width(), kept.height()) == (200, 400)
    assert kept.pixelColor(100, 20).red() > 200 and kept.pixelColor(100, 20).green() < 90


def test_what_is_no_picture_is_refused_in_words(panel, store, tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("hello")
    said = []
    panel.session.refused.connect(said.append)
    panel.head.picture.take_file(str(path))
    assert said and store.get("member", panel.uid)["photo"] is None


def test_duplicating_leaves_out_what_belongs_to_one_person(panel, store):
    asked = []
    panel.duplicated.connect(asked.append)
    panel.duplicate()
    values = asked[0]
    assert values["state"] == "active" and "phone" not in values and "number" not in values


def test_an_open_question_is_settled_with_one_press(qtbot, make_session, panel, store, home):
    uid = panel.uid
    other = Store.open(home / "other.nest", home / "profile-b", author="Zahra")
    other.receive(store.package())
    with other.transaction(_("there")) as t:
        t.set("member", uid, {"phone": "+212600000002"})
    with store.transaction(_("here")) as t:
        t.set("member", uid, {"phone": "+212600000001"})
    store.receive(other.package())
    other.close()
    assert store.questions("member", uid)
    box = panel.form.boxes["phone"]
    choices = box._question.findChildren(type(panel.head.more))
    words = [c.accessibleName() for c in choices]
    assert any("06 00 00 00 02" in w and "Zahra" in w for w in words)
    next(c for c in choices if "00 02" in c.accessibleName()).click()
    assert store.get("member", uid)["phone"] == "+212600000002"
    assert not store.questions("member", uid)
    assert box._question is None


def test_more_unfolds_the_rest_and_is_remembered(panel, session, qtbot):
    assert "email" not in panel.form.boxes
    panel.form.toggle()
    assert "email" in panel.form.boxes
    again = RecordPanel(session, "member")
    qtbot.addWidget(again)
    again.show_record(panel.uid)
    assert "email" in again.form.boxes


def test_computed_values_are_text(panel, store):
    panel.form.toggle()
    box = panel.form.boxes["still_due"]
    assert box.editor is None and "2" in box.shown.label.text()
    write(panel, "paid_in", "2500")
    assert box.shown.label.text().startswith("0")


def test_a_file_for_reading_only_can_be_read(qtbot, session, store, uids):
    store.read_only = True
    panel = RecordPanel(session, "member")
    qtbot.addWidget(panel)
    panel.show_record(uids[0])
    editors = [b.editor for b in panel.form.boxes.values() if b.editor is not None]
    lines = [e.edit for e in editors if hasattr(e, "edit")]
    assert lines and all(line.isReadOnly() for line in lines)
    store.read_only = False


def test_erasing_is_asked_plainly_and_leaves_nothing(qtbot, panel, store):
    uid = panel.uid
    panel.ask_erase()
    from artisanest_desktop.ui.record.erasing import ErasePanel

    asking = panel.findChild(ErasePanel)
    assert not asking.erase.isEnabled()
    asking.sure.setChecked(True)
    asking.erase.click()
    qtbot.waitUntil(lambda: panel.uid is None)
    assert store.get("member", uid) is None


def test_an_erasing_to_be_finished_later_says_so(panel):
    from artisanest_desktop.store.erasing import Erased
    from artisanest_desktop.ui.record import erasing

    said = []
    panel.session.said.connect(lambda message, _undo: said.append(panel.session.lang(message)))
    erasing.tell(panel.session, Erased([], 0, 0, finished=False))
    assert len(said) == 1 and "prochaine ouverture" in said[0]


def test_the_calendar_writes_a_day(qtbot, panel, store):
    from PySide6.QtCore import QDate
    from PySide6.QtWidgets import QCalendarWidget

    editor = panel.form.boxes["joined"].editor
    editor._calendar()
    calendar = panel.findChild(QCalendarWidget) or editor.findChild(QCalendarWidget)
    calendar.clicked.emit(QDate(2025, 4, 3))
    assert store.get("member", panel.uid)["joined"] == "2025-04-03"


def test_every_control_has_a_name(panel):
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

    panel.form.toggle()
    for kind in (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit):
        for widget in panel.findChildren(kind):
            if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisibleTo(panel):
                continue
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def typed(qtbot, panel, key, text):
    """Type into one field, once the list of offers has had the time to open."""
    panel.form.focus_field(key)
    core = panel.form.boxes[key].editor.core
    core.selectAll()
    qtbot.keyClicks(core, text)
    qtbot.wait(20)
    return core


def test_enter_takes_the_marked_offer_and_goes_on(qtbot, panel, store):
    typed(qtbot, panel, "commune", "bouch")
    editor = panel.form.boxes["commune"].editor
    assert editor.raw() == "bouch" and editor.popup.currentIndex().row() == 0
    qtbot.keyClick(editor.popup, Qt.Key.Key_Return)
    qtbot.wait(20)
    assert panel.form.boxes["commune"].editor.raw() == "Bouchane"
    assert store.get("member", panel.uid)["commune"] not in (None, "bouch")
    assert not editor.core.hasFocus()


def test_esc_keeps_words_the_list_does_not_know(qtbot, panel, store):
    core = typed(qtbot, panel, "commune", "Bouch")
    qtbot.keyClick(panel.form.boxes["commune"].editor.popup, Qt.Key.Key_Escape)
    qtbot.keyClick(core, Qt.Key.Key_Return)
    assert store.get("member", panel.uid)["commune"] == "Bouch"


def test_what_begins_as_typed_is_offered_first(panel):
    words = [offer.word for offer in panel.form.boxes["commune"].editor.offered("sidi")]
    assert words[0].startswith("Sidi") and any(not word.startswith("Sidi") for word in words)


def test_a_new_member_is_seen_to_be_active_and_counts(page, store):
    page.add()
    assert page.panel.form.boxes["state"].editor.raw() == "Actif/active"
    assert not store.count("member", search="Daoudi")
    write(page.panel, "family_name", "Daoudi")
    assert store.get("member", page.panel.uid)["state"] == "active"


def test_a_new_member_may_have_only_applied(page, store):
    page.add()
    write_choice(page.panel, "state", "candidate")
    assert store.get("member", page.panel.uid)["state"] == "candidate"


def test_enter_presses_a_button(qtbot, panel, store):
    panel.change_state("withdrawn")
    aside = panel.findChild(StatePanel)
    aside.apply.setFocus()
    qtbot.keyClick(aside.apply, Qt.Key.Key_Return)
    assert store.get("member", panel.uid)["state"] == "withdrawn"


def test_a_change_of_state_is_written_when_its_panel_is_left(qtbot, panel, store, uids):
    panel.change_state("suspended")
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert store.get("member", panel.uid)["state"] == "suspended"
    assert panel._aside is None
    first = panel.uid
    panel.change_state("withdrawn")
    panel.show_record(next(uid for uid in uids if uid != first))
    assert store.get("member", first)["state"] == "withdrawn"
    before = len(store.history())
    panel.change_state()
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert len(store.history()) == before


@pytest.mark.parametrize(
    ("family", "given", "letters"),
    [
        ("El Amrani", "Fatima Zahra", "FA"),
        ("Benali", "Khadija", "KB"),
        ("Aït Taleb", "Rkia", "RA"),
        ("Oulad Hmad", "Mbarka", "MO"),
        ("L’Hachmi", None, "H"),
        ("العمراني", "فاطمة", "ف"),
    ],
)
def test_letters_are_given_name_then_family_name(family, given, letters):
    arabic = family > "\u0590"
    tail = "_ar" if arabic else ""
    row = {f"family_name{tail}": family, f"given_name{tail}": given}
    order = (given, family) if arabic else (family, given)
    assert face.initials(" ".join(filter(None, order)), row) == letters
