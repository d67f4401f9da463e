"""The places of the program and the way to each, for pictures and for the test of every screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from artisanest_desktop import exchange
from artisanest_desktop.cli.demo import as_a_colleague
from artisanest_desktop.exchange import campaigns
from artisanest_desktop.ui.record.price.bar import PriceBar
from screenshots.scene import Scene

Way = Callable[[Scene], object]


def _record(register: str, whole: bool = False, **values: object) -> Way:
    """The list with one record open, its short form or all of it."""

    def go(scene: Scene) -> None:
        scene.window.open(register)
        scene.settle()
        scene.page.show_record(scene.first(register, **values))
        scene.settle()
        if whole != (scene.store.setting(f"form.{register}", "short") == "all"):
            scene.page.panel.form.toggle()

    return go


def _price(scene: Scene) -> None:
    """A product's record where its price is."""
    _record("product", name="Boucherouite de tissus récupérés")(scene)
    scene.settle()
    panel = scene.page.panel
    part = panel.form.findChild(PriceBar)
    panel._scroll.ensureWidgetVisible(part, 0, panel._scroll.height() // 2)


def _roll_call(scene: Scene) -> None:
    scene.window.open("session")
    scene.window.open_roll_call(scene.first("session", state="held"))


def _received(scene: Scene) -> Path:
    """The list of members, changed by a colleague."""
    lang = scene.session.lang
    back = scene.folder / f"{lang(scene.store.registers['member'].many)}.xlsx"
    if not back.exists():
        sent = exchange.export(scene.store, "member", scene.folder / "sent.xlsx", lang.code)
        as_a_colleague(scene.store, sent.path, back, scene.store.language(lang.code))
        sent.path.unlink()
    return back


def _import(view: str) -> Way:
    def go(scene: Scene) -> None:
        scene.window.receive(_received(scene))
        scene.settle()
        scene.page.open(view)

    return go


def _send(scene: Scene) -> None:
    scene.window.open("member")
    scene.settle()
    scene.page.tools.excel.send()


def _campaign(scene: Scene) -> None:
    """The board of a campaign whose file came back; it stays in the store of the scenes."""
    store = scene.store
    known = store.find("campaign", limit=1)
    uid = store.row_uid("campaign", known[0]) if known else None
    if uid is None:
        (whose,) = (store.row_uid("cooperative", i) for i in store.find("cooperative", limit=1))
        to = [{"cooperative": whose, "language": "fr"}, {"title": "Dar Maalma", "language": "ar"}]
        values = {"title": "Membres 2026", "register": "member", "sent_as": "list",
                  "profile": "inside", "due": "2026-11-15"}  # fmt: skip
        uid = campaigns.start(store, values, to)
        made = campaigns.make_files(store, uid, scene.folder / "campaign")
        campaigns.recognise(store, uid, [made[0].path])
    scene.window.open_campaign(uid)


def _print(scene: Scene) -> None:
    scene.window.open("member")
    scene.settle()
    scene.page.tools.paper.print_list()


def _empty(register: str) -> Way:
    def go(scene: Scene) -> None:
        scene.window.open(register)
        scene.page.search("zzz")

    return go


PLACES: dict[str, Way] = {
    "start": lambda scene: scene.window.open_start(),
    "home": lambda scene: scene.window.open("home"),
    "members": _record("member"),
    "member": _record("member", whole=True, role="treasurer"),
    "products": lambda scene: scene.window.open("product"),
    "product": _record("product", state="in_stock"),
    "product-whole": _record("product", whole=True, state="in_stock"),
    "price": _price,
    "sessions": lambda scene: scene.window.open("session"),
    "session": _record("session", whole=True, state="held"),
    "roll-call": _roll_call,
    "partners": lambda scene: scene.window.open("partner"),
    "partner": _record("partner", whole=True),
    "no-hit": _empty("product"),
    "import": _import("simple"),
    "import-detail": _import("detail"),
    "import-columns": _import("columns"),
    "send": _send,
    "campaigns": lambda scene: scene.window.open_campaigns(),
    "campaign": _campaign,
    "corrections": lambda scene: scene.window.open_corrections("member"),
    "print": _print,
    "history": lambda scene: scene.window.open_history(),
    "questions": lambda scene: scene.window.open_questions(),
    "settings": lambda scene: scene.window.open_settings("look"),
    "cooperative": lambda scene: scene.window.open_settings("cooperative"),
    "lists": lambda scene: scene.window.open_settings("lists"),
    "copies": lambda scene: scene.window.open_settings("copies"),
    "about": lambda scene: scene.window.open_settings("about"),
    "manual": lambda scene: scene.window.open_help("products"),
    "keyboard": lambda scene: scene.window.open_help("keyboard"),
}


def leave(scene: Scene) -> None:
    """As if nothing had been looked for or opened."""
    for tab in scene.window.bar.tabs:
        page = scene.window.stage.built(tab.key)
        if page is not None and hasattr(page, "tools"):
            page.tools.search.clear()
            page.beside.close_drawer()
