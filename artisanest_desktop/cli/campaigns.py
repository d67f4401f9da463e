"""``campaign``: what was sent to many and what came back, without a window."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from artisanest_desktop.i18n import Language, _, fold, n_
from artisanest_desktop.model.campaign import STAGE, stage_of

if TYPE_CHECKING:
    from artisanest_desktop.store import Store


def run(options: Namespace, lang: Language) -> int:
    """List the campaigns, or one of them after making, receiving and merging its files; 1 when a
    file is left to be looked at."""
    from artisanest_desktop.cli.verbs import open_store

    writes = bool(options.make or options.receive or options.merge)
    with open_store(options, write=writes) as store:
        reader = store.language(lang.code)
        if not options.title:
            _list(store, reader)
            return 0
        uid = _named(store, options.title)
        if options.make:
            _make(store, uid, options, reader)
        if options.receive:
            _receive(store, uid, options, reader)
        left = _merge(store, uid, reader) if options.merge else 0
        _board(store, uid, reader)
    return 1 if left else 0


def _all(store: Store) -> list[tuple[str, str]]:
    ids = store.find("campaign", sort=[("asked_on", True)])
    return [(uid, str(title or "—")) for uid, title in store.window("campaign", ids, ["title"])]


def _named(store: Store, title: str) -> str:
    from artisanest_desktop.store import Refusal

    found = [uid for uid, name in _all(store) if fold(name) == fold(title) or uid == title]
    if len(found) == 1:
        return found[0]
    raise Refusal(_("No campaign, or more than one, is called “%(title)s”.") % {"title": title})


def _list(store: Store, lang: Language) -> None:
    context = store.reader()
    for uid, title in _all(store):
        record = store.get("campaign", uid) or {}
        due = record.get("due")
        stages = [stage_of(s, due, context) for s in context.lines("sending", uid)]
        counts = [
            f"{STAGE.format(stage, lang)}: {stages.count(stage)}" for stage in dict.fromkeys(stages)
        ]
        print(" · ".join([title, *counts]))


def _board(store: Store, uid: str, lang: Language) -> None:
    from artisanest_desktop.exchange.campaigns import addressee

    context = store.reader()
    due = (store.get("campaign", uid) or {}).get("due")
    for one in context.lines("sending", uid):
        name = addressee(store, one, lang.code)
        print(" · ".join([name, STAGE.format(stage_of(one, due, context), lang)]))


def _make(store: Store, uid: str, options: Namespace, lang: Language) -> None:
    from artisanest_desktop.exchange.campaigns import make_files

    made = make_files(store, uid, options.make)
    print(lang(n_("%(n)s file is ready.", "%(n)s files are ready.", len(made))))


def _receive(store: Store, uid: str, options: Namespace, lang: Language) -> None:
    from artisanest_desktop.exchange.campaigns import addressee, recognise

    drop = recognise(store, uid, options.receive)
    for one in drop.found:
        line = store.get("sending", one.sending) if one.sending else None
        who = addressee(store, line, lang.code) if line else lang(_("nobody known"))
        print(f"{one.name}: {who} – {lang(one.why)}")
    for name, why in drop.troubles:
        print(f"{name}: {lang(why)}")
    for name in drop.again:
        print(lang(_("%(name)s: was here already.") % {"name": name}))


def _merge(store: Store, uid: str, lang: Language) -> int:
    """How many files are left to be looked at."""
    from artisanest_desktop.exchange.campaigns import merge_all

    done = merge_all(store, uid, lang.code)
    for one in done:
        points = [lang(p) for p in one.points]
        said = lang(_("merged")) if one.done else lang.list(points)
        print(f"{one.file.name}: {said}")
    return sum(not one.done for one in done)
