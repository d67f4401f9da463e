"""Paper: a list and an attendance sheet of 200 people, from the question to the file in place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from artisanest_desktop import reports
from artisanest_desktop.i18n import _
from artisanest_desktop.rules.half_days import several
from artisanest_desktop.rules.ranks import spread
from artisanest_desktop.store import Store
from benchmarks.line import Line, clocked, median, within
from benchmarks.people import filled_store

RUNS = 5


def lines(folder: Path) -> Iterator[Line]:
    """With a column to sign in, as for an assembly."""
    reports.ready()
    filled_store(folder / "people.artisanest", 200)
    with Store.open(folder / "people.artisanest", folder / "profile") as store:
        for code in ("fr", "ar"):
            times = [clocked(partial(_print, store, code, folder)) for _run in range(RUNS)]
            yield within(f"list of 200 people, PDF ({code})", median(times), 0.3)
        session = _session(store)
        for codes in (("fr",), ("fr", "ar")):
            once = partial(_sheet, store, session, codes, folder)
            times = [clocked(once) for _run in range(RUNS)]
            name = "+".join(codes)
            yield within(f"attendance sheet of 200 people, PDF ({name})", median(times), 0.3)


def _session(store: Store) -> str:
    """Three half-days for everybody, with the logos of the cooperative and three partners."""
    logo = _logo()
    members = [row[0] for row in store.window("member", store.find("member"), ())]
    with store.transaction(_("Add a session")) as t:
        cooperative = store.row_uid("cooperative", store.find("cooperative")[0])
        assert cooperative is not None
        t.set("cooperative", cooperative, {"logo": t.blob(logo, "image/png")})
        uid = t.create("session", {"title": "Calculer un juste prix", "title_ar": "حساب ثمن عادل"})
        for half in several("2026-11-03", 3):
            t.create("slot", {"session": uid, "date": half.date, "start": half.start,
                              "end": half.end, "trainer": "Rkia Aït Taleb"})  # fmt: skip
        for n, rank in enumerate(spread(3)):
            values = {"name": f"Partenaire {n}", "logo": t.blob(logo + bytes([n]), "image/png")}
            partner = t.create("partner", values)
            t.create("session_partner", {"session": uid, "partner": partner, "rank": rank})
        t.bulk_create("participant", [
            {"session": uid, "member": member, "cooperative": cooperative, "rank": rank}
            for member, rank in zip(members, spread(len(members)), strict=True)
        ])  # fmt: skip
    return uid


def _logo() -> bytes:
    """A picture as large as the store keeps them."""
    image = QImage(900, 700, QImage.Format.Format_RGB32)
    image.fill(QColor("#3A3DB8"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def _sheet(store: Store, session: str, codes: tuple[str, ...], folder: Path) -> None:
    options = reports.SheetOptions([store.language(code) for code in codes])
    reports.publish(store, reports.attendance_document(store, session, options), folder / "s.pdf")


def _print(store: Store, code: str, folder: Path) -> None:
    wanted = reports.Wanted("member", store.find("member", lang=code))
    options = reports.Options(store.language(code), signature=True)
    reports.publish(store, reports.list_document(store, wanted, options), folder / "a.pdf")
