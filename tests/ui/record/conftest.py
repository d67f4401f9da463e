"""A record on screen, beside no list."""

from __future__ import annotations

import pytest

from artisanest_desktop.ui.record.panel import RecordPanel


@pytest.fixture
def open_panel(qtbot):
    """``open_panel(session, register, uid)``: a record on screen, active."""
    kept = []

    def make(session, register: str, uid: str) -> RecordPanel:
        panel = RecordPanel(session, register)
        qtbot.addWidget(panel)
        panel.resize(430, 700)
        with qtbot.waitActive(panel):
            panel.show()
        panel.show_record(uid)
        kept.append(panel)
        return panel

    yield make
