"""The report of a meeting, the thanks to its partners, the figures with their rules."""

from __future__ import annotations

import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from artisanest_desktop.i18n import _
from artisanest_desktop.reports import (
    Document,
    Options,
    Wanted,
    figures_document,
    meeting_document,
    publish,
    thanks_document,
)
from artisanest_desktop.rules.counting import RULES
from artisanest_desktop.store import Store


@pytest.fixture
def linkup(store: Store) -> str:
    """Seven partners, five decisions, four commitments."""
    with store.transaction(_("Meeting")) as t:
        partners = [t.create("partner", {"name": f"Partenaire {n}"}) for n in range(1, 8)]
        decisions = "\n".join(f"- Décision {n} sur le réseau" for n in range(1, 6))
        uid = t.create(
            "session",
            {
                "title": "Rencontre d’essai",
                "kind": "linkup",
                "decisions": decisions,
                "lessons": "Commencer à l’heure.",
            },
        )
        slot = t.create(
            "slot", {"session": uid, "date": "2026-10-14", "start": "09:00", "end": "13:00"}
        )
        for n, partner in enumerate(partners):
            t.create(
                "session_partner",
                {
                    "session": uid,
                    "partner": partner,
                    "role": "host",
                    "brings": f"Apport {n}",
                    "rank": f"b{n}",
                },
            )
        for n in range(4):
            t.create(
                "commitment",
                {
                    "session": uid,
                    "what": f"Engagement {n}",
                    "rank": f"b{n}",
                    "partner": partners[n],
                    "due": "2026-12-01",
                    "state": "open",
                },
            )
        person = t.create(
            "participant",
            {"session": uid, "name": "Marie Laurent", "organisation": "Lycée Jules Guesde"},
        )
        t.create("attendance", {"participant": person, "slot": slot, "mark": "present"})
    return uid


@pytest.fixture
def words(store: Store, tmp_path: Path, whole: Callable[[Path], int]) -> Callable[[Document], str]:
    def read(document: Document) -> str:
        path = publish(store, document, tmp_path / "d.pdf")
        assert whole(path) == len(document.pages) > 0
        run = subprocess.run(
            ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True
        )
        return unicodedata.normalize("NFKC", run.stdout.decode())

    return read


def test_the_report_tells_all_of_it(
    store: Store, linkup: str, words: Callable[[Document], str]
) -> None:
    text = words(meeting_document(store, linkup, Options(store.language("fr"))))
    for wanted in (
        "Partenaire 7",
        "Apport 6",
        "Décision 5 sur le réseau",
        "Engagement 3",
        "01/12/2026",
        "Lycée Jules Guesde",
        "Marie Laurent",
        "Commencer à l’heure.",
    ):
        assert wanted in text, wanted
    assert "- Décision" not in text


@pytest.mark.parametrize("code", ["fr", "ar", "en"])
def test_thanks_name_each_partner_and_its_part(
    store: Store, linkup: str, words: Callable[[Document], str], code: str
) -> None:
    text = words(thanks_document(store, "session", linkup, Options(store.language(code))))
    assert all(f"Partenaire {n}" in text and f"Apport {n - 1}" in text for n in range(1, 8))
    partner = store.reader().lines("session_partner", linkup)[2]["partner"]
    text = words(thanks_document(store, "partner", partner, Options(store.language(code))))
    assert "Partenaire 3" in text and "Apport 2" in text and "Partenaire 4" not in text


def test_nobody_is_thanked_where_nobody_is_named(store: Store) -> None:
    with store.transaction(_("Alone")) as t:
        uid = t.create("session", {"title": "Seule"})
    assert not thanks_document(store, "session", uid, Options(store.language("fr"))).pages


def test_the_figures_state_rule_and_source(
    store: Store, linkup: str, words: Callable[[Document], str]
) -> None:
    row_id = store.row_id("session", linkup)
    assert row_id is not None
    document = figures_document(store, Wanted("session", [row_id]), Options(store.language("en")))
    text = " ".join(words(document).split())
    for rule in RULES.values():
        first = store.language("en")(rule.name).split()[-1]
        assert first in text.lower(), rule.key
    assert "Person-hours 4" in text and "Unique people 1" in text
    assert "15 to 34" in text and "CIV-007" in text and "Rencontre d’essai" in text
