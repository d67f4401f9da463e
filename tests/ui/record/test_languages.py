"""Names and stories in three languages: side by side where there is room, each its own way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.model import face
from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.ui.record.panel import RecordPanel

NAMES = ("name", "name_ar", "name_en")
STORIES = ("story", "story_ar", "story_en")


@pytest.fixture
def open_panel(qtbot, store):
    """``open_panel(session, register, width)``: a new record of it, unfolded, so wide."""
    kept = []

    def make(session, register: str, width: int) -> RecordPanel:
        title = face.title_keys(REGISTERS[register])[0]
        with store.transaction(_("Added")) as t:
            uid = t.create(register, {title: "Tapis"})
        panel = RecordPanel(session, register)
        qtbot.addWidget(panel)
        panel.resize(width, 800)
        with qtbot.waitActive(panel):
            panel.show()
        panel.show_record(uid)
        panel.form.toggle()
        for _turn in range(8):
            QApplication.processEvents()
        kept.append(panel)
        return panel

    return make


def places(panel: RecordPanel, keys: tuple[str, ...]) -> list[QPoint]:
    boxes: list[QWidget] = [panel.form.boxes[key] for key in keys]
    return [box.mapTo(panel.form, QPoint(0, 0)) for box in boxes]


@pytest.mark.parametrize("keys", [NAMES, STORIES])
@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_side_by_side_where_there_is_room(lang, keys, make_session, open_panel):
    panel = open_panel(make_session(lang), "product", 720)
    found = places(panel, keys)
    assert len({p.y() for p in found}) == 1
    across = [p.x() for p in found]
    assert across == sorted(across, reverse=lang == "ar") and len(set(across)) == 3
    widths = [panel.form.boxes[key].width() for key in keys]
    assert max(widths) - min(widths) <= 12


@pytest.mark.parametrize("keys", [NAMES, STORIES])
def test_one_below_the_other_where_there_is_not(keys, session, open_panel):
    panel = open_panel(session, "product", 428)
    found = places(panel, keys)
    assert len({p.x() for p in found}) == 1
    assert [p.y() for p in found] == sorted({p.y() for p in found})
    labels = [panel.form.boxes[key].label.text() for key in keys]
    assert all(word in label for word, label in zip(("français", "arabe", "anglais"), labels,
                                                    strict=True))  # fmt: skip


def test_it_changes_with_the_width(session, open_panel):
    panel = open_panel(session, "product", 428)
    panel.resize(800, 800)
    for _turn in range(8):
        QApplication.processEvents()
    assert len({p.y() for p in places(panel, NAMES)}) == 1


def test_the_title_of_a_session_too_and_members_stay_in_two(session, open_panel):
    panel = open_panel(session, "session", 720)
    assert len({p.y() for p in places(panel, ("title", "title_ar", "title_en"))}) == 1
    member = open_panel(session, "member", 720)
    one, other = places(member, ("family_name", "given_name"))
    assert one.y() == other.y()
    assert not face.in_three_languages(REGISTERS["member"].fields)


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_each_language_begins_at_its_own_side(lang, make_session, open_panel):
    panel = open_panel(make_session(lang), "product", 720)
    direction = Qt.LayoutDirection
    edits = {key: panel.form.boxes[key].editor.edit for key in (*NAMES, *STORIES)}
    assert edits["name_ar"].layoutDirection() == direction.RightToLeft
    assert edits["name_en"].layoutDirection() == direction.LeftToRight
    sides = {k: edits[k].document().defaultTextOption().textDirection() for k in STORIES}
    assert sides["story_ar"] == direction.RightToLeft
    assert sides["story_en"] == direction.LeftToRight
    panel.form.boxes["story_ar"].editor.put("نسجته نساء بوشان")
    panel.form.commit()
    assert panel.session.store.get("product", panel.uid)["story_ar"] == "نسجته نساء بوشان"
