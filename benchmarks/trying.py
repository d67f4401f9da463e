"""What a person does all day in a large store, in a window: ``python -m benchmarks.trying FILE``.

Prints seconds by name, and ``peak`` in kB, as JSON; a process of its own, for its memory's sake.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from artisanest_desktop.i18n import _
from artisanest_desktop.model.session import counts_of
from artisanest_desktop.store import Store
from artisanest_desktop.ui import theme
from artisanest_desktop.ui.home import figures
from artisanest_desktop.ui.preferences import Settings
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.window import MainWindow
from benchmarks.line import clocked, median

TABS = ("member", "product", "session", "partner")
SEARCHES = ("tap", "lain", "teinture 12", "prix", "العربية", "اي", "zzz", "p-00")


class Trial:
    """One window on the store; ``found`` is what was measured."""

    def __init__(self, path: Path) -> None:
        self.app = QApplication(sys.argv[:1])
        theme.load_fonts()
        self.session = Session(Settings.load(path.parent / "home"))
        self.session.theme.apply(self.app)
        self.store = Store.open(path, path.parent / "profile")
        self.window = MainWindow(self.session, first="partner")
        self.window.resize(1366, 768)
        self.window.show()
        self.session.use(self.store)
        self._rest()
        self.found: dict[str, float] = {}

    def run(self) -> dict[str, float]:
        """Everything in turn."""
        for key in TABS:
            self._list(key)
        for key in ("product", "session"):
            self._search(key)
        for key, field in (("session", "first_day"), ("product", "cost")):
            self.found[f"order {key}"] = self._best(partial(self._order, key, field))
        self._mark()
        self.found["home"] = self._best(self._home)
        peak = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text("utf-8"))
        self.found["peak"] = float(peak.group(1)) if peak else 0.0
        return self.found

    def _home(self) -> None:
        figures.look(self.store, self.session.today(), self.session.lang)

    def _rest(self, page: Any = None) -> None:
        """Until the worker has brought all it owes."""
        self.app.processEvents()
        while page is not None and page.listing.finder.busy:
            time.sleep(0.001)
            self.app.processEvents()
        self.app.processEvents()

    def _painted(self, act: Callable[[], object]) -> float:
        def run() -> None:
            act()
            self.window.repaint()

        return clocked(run)

    @staticmethod
    def _best(act: Callable[[], object], runs: int = 3) -> float:
        return min(clocked(act) for _run in range(runs))

    def _list(self, key: str) -> None:
        self.found[f"open {key}"] = self._painted(lambda: self.window.open(key))
        page: Any = self.window.stage.currentWidget()
        self._rest(page)
        bar = page.listing.view.verticalScrollBar()
        steps = [bar.maximum() * n // 7 for n in range(1, 7)]
        scrolls = [self._painted(partial(bar.setValue, step)) for step in steps]
        self.found[f"scroll {key}"] = max(scrolls)
        uids = [page.listing.rows.uid(row) for row in range(6)]
        page.show_record(uids[0])  # the first one imports its editors
        self._rest(page)
        opened = [self._painted(partial(page.show_record, uid)) for uid in uids[1:]]
        self.found[f"record {key}"] = min(opened)
        self._rest(page)

    def _search(self, key: str) -> None:
        order = self.store.registers[key].order
        ask = partial(self.store.find, key, sort=(order,) if order else ())
        ask(search="a")

        def first(text: str) -> None:
            self.store.window(key, ask(search=text, limit=200), ["number", "state"])

        firsts = [self._best(partial(first, text)) for text in SEARCHES]
        counts = [self._best(partial(ask, search=text)) for text in SEARCHES]
        self.found[f"first {key}"], self.found[f"count {key}"] = max(firsts), max(counts)

    def _order(self, key: str, field: str) -> None:
        self.store.query.forget({key: ()})
        self.store.find(key, sort=((field, True),))

    def _mark(self) -> None:
        """One mark of a roll call: written, and the session counted again."""
        store = self.store
        uid = store.row_uid("session", store.find("session")[0])
        assert uid is not None
        look = store.reader()
        seats = look.lines("participant", uid)
        slot = look.lines("slot", uid)[0]["uid"]

        def mark(person: str, mark: str) -> None:
            with store.transaction(_("Mark")) as t:
                t.create("attendance", {"participant": person, "slot": slot, "mark": mark})
            assert counts_of(store.get("session", uid) or {}, store.reader()) is not None

        self.found["mark"] = median(
            [clocked(partial(mark, person["uid"], "excused")) for person in seats[:20]]
        )


if __name__ == "__main__":
    print(json.dumps(Trial(Path(sys.argv[1])).run()))
