"""Who changed what; a value brought back; a whole transaction taken back and done again."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.record.history import HistoryPanel


@pytest.fixture
def uid(store) -> str:
    return store.window("member", store.find("member", search="amrani"), [])[0][0]


@pytest.fixture
def panel(qtbot, session, store, uid) -> HistoryPanel:
    with store.transaction(_("Phone · M-0001")) as t:
        t.set("member", uid, {"phone": "+212600000001"})
    with store.transaction(_("Douar · M-0001")) as t:
        t.set("member", uid, {"douar": "<b>Bourrous</b>"})
    panel = HistoryPanel(session, "member", uid)
    qtbot.addWidget(panel)
    panel.show()
    return panel


def buttons(panel, words: str):
    from artisanest_desktop.ui.widgets import Button

    lang = panel.session.lang
    return [b for b in panel.findChildren(Button)
            if lang(_(words)) in (b.text(), b.accessibleName()) and not b.isHidden()]


def test_it_says_who_what_and_when(panel):
    text = " ".join(label.text() for label in panel.findChildren(QLabel))
    assert "Naïma" in text and "06 12 34 56 78" in text and "06 00 00 00 01" in text
    assert "&lt;b&gt;Bourrous" in text, "what people typed is never markup"


def test_a_value_is_brought_back(panel, store, uid):
    line = next(t for e in panel.entries for t in told_of(panel, e) if t.field == "phone"
                and t.before)
    panel._bring_back(line)
    assert store.get("member", uid)["phone"] == "+212612345678"


def told_of(panel, entry):
    from artisanest_desktop.ui.record import told

    return told.told(panel.session.store, entry, panel.session.lang, panel.uid)


def test_a_transaction_is_taken_back_and_done_again(qtbot, panel, store, uid):
    phone = next(e for e in panel.entries if "Phone" in str(e.title))
    panel._undo(phone.txn)
    qtbot.waitUntil(lambda: store.get("member", uid)["phone"] == "+212612345678")
    qtbot.waitUntil(lambda: bool(buttons(panel, "Redo")))
    buttons(panel, "Redo")[0].click()
    qtbot.waitUntil(lambda: store.get("member", uid)["phone"] == "+212600000001")


def test_fields_changed_since_are_named(qtbot, panel, store, session, uid):
    with store.transaction(_("both")) as t:
        t.set("member", uid, {"phone": "+212600000003", "notes": "x"})
    first = store.history("member", uid)[0]
    with store.transaction(_("later")) as t:
        t.set("member", uid, {"phone": "+212600000004"})
    said = []
    session.refused.connect(lambda words: said.append(session.lang(words)))
    panel._undo(first.txn)
    qtbot.waitUntil(lambda: bool(said))
    assert session.lang(store.registers["member"]["phone"].label) in said[0]
    assert store.get("member", uid)["notes"] is None


def test_everything_is_listed_without_a_record(qtbot, session, store):
    panel = HistoryPanel(session)
    qtbot.addWidget(panel)
    assert len(panel.entries) == len(store.history())


def test_a_file_is_told_by_its_name_not_by_its_plumbing(qtbot, session, store, uid):
    with store.transaction(_("1 file added: M-0001")) as t:
        values = {"record": uid, "register": "member", "rank": "i", "name": "carte.pdf",
                  "mime": "application/pdf", "size": 12345}  # fmt: skip
        file = t.blob(b"%PDF", "application/pdf")
        t.create("attachment", {**values, "file": file})
    panel = HistoryPanel(session, "member", uid)
    qtbot.addWidget(panel)
    panel.show()
    text = " ".join(label.text() for label in panel.findChildren(QLabel))
    assert "carte.pdf" in text
    assert not any(word in text for word in (file, uid, "application/pdf", "12345", "12 345"))
