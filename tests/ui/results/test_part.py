"""From a session's record to its results; what came of it stands in a line."""

from __future__ import annotations

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.results.part import ResultsPart, said


def test_only_what_is_known_is_said(store, workshop):
    lang = store.language("fr")
    assert said(store, workshop, lang) == ""
    people = [p["uid"] for p in store.reader().lines("participant", workshop)]
    with store.transaction(_("x")) as t:
        t.set("participant", people[0], {"score_before": "8", "score_after": "12"})
        t.set("participant", people[1], {"satisfaction": 4, "in_use_3": "yes"})
        t.create("evaluation", {"session": workshop, "form": 1, "answers": "5"})
    words = said(store, workshop, lang)
    assert "+4" in words and "4,0" in words and "100" in words and words.count("·") == 3


def test_the_record_leads_to_each_part(make_page, session, workshop):
    page = make_page(session, "session")
    heard = []
    session.wanted.connect(heard.append)
    page.show_record(workshop)
    page.panel.form.toggle()
    (part,) = page.findChildren(ResultsPart)
    part.ways["visits"].click()
    assert heard == [f"results:{workshop}:visits"]
