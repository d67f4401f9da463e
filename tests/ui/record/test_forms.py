"""The form of every register with its lines, in three languages, at 100 and 200 %."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from artisanest_desktop.i18n import LANGUAGES, _
from artisanest_desktop.store import Store
from artisanest_desktop.ui.record.panel import RecordPanel

LONG = "Exposer les tapis de la coopérative au salon régional de l’artisanat"


@pytest.fixture
def filled(store: Store) -> dict[str, str]:
    """One record of each register, each with lines."""
    rows = store.window("member", store.find("member"), [])
    with store.transaction(_("Filled")) as t:
        made = {"member": rows[0][0], "cooperative": t.create("cooperative", {"name": "Annour"})}
        product = made["product"] = t.create("product", {"name": "Tapis", "name_ar": "زربية"})
        for n, row in enumerate(rows):
            t.create("maker", {"product": product, "member": row[0], "share": "25"})
            values = {"name": LONG[: 20 * (n + 1)], "quantity": "2.5", "unit": "kg"}
            t.create("material", {"product": product, **values, "unit_price": 123450})
            t.create("work", {"product": product, "step": "Tissage", "hours": "48", "rate": 1900})
        t.create("certificate", {"product": product, "name": LONG, "expires_on": "2020-01-01"})
        partner = made["partner"] = t.create("partner", {"name": "Fondation", "kind": "funder"})
        contact = {"name": "Samira Tazi", "job": "Directrice", "phone": "+21266", "email": "a@b"}
        t.create("contact", {"partner": partner, **contact})
        session = made["session"] = t.create("session", {"title": "Teinture", "state": "held"})
        times = {"date": "2026-11-20", "start": "09:00", "end": "12:30", "topic": LONG}
        t.create("slot", {"session": session, **times, "trainer": "Mme Alaoui"})
        t.create("session_partner", {"session": session, "partner": partner, "role": "host"})
        t.create("invited", {"session": session, "cooperative": made["cooperative"]})
        promise = {"what": LONG, "partner": partner, "due": "2026-12-20", "state": "open"}
        t.create("commitment", {"session": session, **promise, "member": made["member"]})
        asked = {"words": LONG, "words_ar": "هل كان مضمون هذا التكوين مفيدا في العمل اليومي؟"}
        t.create("evaluation_question", {"session": session, **asked})
        project = made["project"] = t.create("project", {"title": LONG, "objective": LONG})
        t.create("step", {"project": project, "what": LONG, "due": "2026-12-20", "state": "open"})
        t.create("project_partner", {"project": project, "partner": partner, "role": "host"})
        house = {"cooperative": made["cooperative"], "part": LONG}
        t.create("project_cooperative", {"project": project, **house})
        t.create("indicator", {"project": project, "what": LONG, "rule": "unique", "target": "40"})
    return made


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_form_with_its_lines_fits(
    qtbot, make_session, filled, store, clipped, nameless, lang, size
) -> None:
    session = make_session(lang, size)
    found, kept = [], []
    for register, uid in filled.items():
        panel = RecordPanel(session, register)
        kept.append(panel)  # until qtbot closes it
        qtbot.addWidget(panel)
        panel.resize(430 * size // 100, 768)
        with qtbot.waitExposed(panel):
            panel.show()
        panel.show_record(uid)
        if panel.form.more.text() and not panel.form._open:
            panel.form.toggle()
        for table in panel.form.tables.values():
            table.toggle_more(table.data.lines[0].uid)
        for _turn in range(10):  # layouts of layouts settle one after the other
            qtbot.wait(10)
            if not clipped(panel):
                break
        words = clipped(panel) + nameless(panel)
        found += [f"{register}: {what}" for what in words]
        for table in panel.form.tables.values():
            places = table.places
            assert table.height() >= places.rows[-1].bottom
            for row in places.rows:
                stops = range(places.last_stop(row.uid) + 1)
                inside = (places.cell_at(row, n) for n in stops)
                assert all(table.rect().contains(rect) for rect in inside), (register, table.key)
        panel.hide()
    assert not found, "\n".join(found)


def test_a_product_with_all_its_fields_and_tables_opens_at_once(
    qtbot, session, filled, store, home: Path
) -> None:
    store.set_setting("form.product", "all")
    panel = RecordPanel(session, "product")
    qtbot.addWidget(panel)
    panel.resize(430, 700)
    panel.show()
    panel.show_record(filled["product"])  # the boxes are made once
    with store.transaction(_("Another")) as t:
        other = t.create("product", {"name": "Coussin"})
    took = []
    for uid in (other, filled["product"]) * 3:
        before = time.process_time()
        panel.show_record(uid)
        took.append(time.process_time() - before)
    assert min(took[1::2]) < 0.1
