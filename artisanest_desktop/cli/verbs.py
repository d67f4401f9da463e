"""What each verb does: a few lines over the store and the exchange."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from artisanest_desktop import places
from artisanest_desktop.i18n import Language, _, n_

if TYPE_CHECKING:
    from artisanest_desktop.store import Store


def open_store(options: Namespace, write: bool) -> Store:
    """The store that is meant. A window that holds it does not keep anyone from reading."""
    from artisanest_desktop.store import InUse, Store

    path = options.store or places.store()
    try:
        return Store.open(path, profile=places.config())
    except InUse:
        if write:
            raise
        return Store.open(path, profile=places.config(), write=False)


def receive(options: Namespace, lang: Language) -> int:
    """``import``: show the plan, and apply it unless it is a dry run."""
    from artisanest_desktop import exchange
    from artisanest_desktop.cli import asking, plans

    with open_store(options, write=not options.dry_run) as store:
        reader = store.language(lang.code)
        register = options.register[0] if len(options.register or ()) == 1 else None
        asked = exchange.Asked(register=register, sheet=options.sheet)
        found = asking.receive(store, options, asked, lang)
        if options.dry_run:
            shown = plans.as_json if options.json else plans.as_text
            print(shown(store, found, reader))
            return 0
        done = exchange.apply(store, found)
        if options.json:
            backup = str(done.backup) if done.backup else None
            print(json.dumps({"txn": done.txn, "counts": done.counts, "backup": backup}))
        else:
            print(plans.as_text(store, found, reader))
            print(plans.after(done, reader))
    return 0


def send(options: Namespace, lang: Language) -> int:
    """``export``."""
    from artisanest_desktop import exchange

    with open_store(options, write=False) as store:
        done = exchange.export(
            store, options.register, options.file, lang.code, profile=options.profile
        )
        kept = [store.registers[key] for key in options.register]
        counts = [lang(r.count(done.counts[r.key])) for r in kept if r.count]
        said = {"file": str(done.path), "count": lang.list(counts)}
        print(lang(_("%(file)s: %(count)s.") % said))
        if done.private:
            names = lang.list([lang(label) for label in done.private_labels])
            print(lang(_("Private fields inside: %(names)s.") % {"names": names}))
    return 0


def template(options: Namespace, lang: Language) -> int:
    """``template``."""
    from artisanest_desktop import exchange

    with open_store(options, write=False) as store:
        path = exchange.template(store, options.register, options.file, lang.code)
    print(lang(_("The template is ready: %(file)s.") % {"file": str(path)}))
    return 0


def paper(options: Namespace, lang: Language) -> int:
    """``print``."""
    from artisanest_desktop.cli import printing

    return printing.run(options, lang)


def package(options: Namespace, lang: Language) -> int:
    """``package``."""
    from artisanest_desktop.cli import packages

    return packages.package(options, lang)


def take(options: Namespace, lang: Language) -> int:
    """``receive``."""
    from artisanest_desktop.cli import packages

    return packages.receive(options, lang)


def campaign(options: Namespace, lang: Language) -> int:
    """``campaign``."""
    from artisanest_desktop.cli import campaigns

    return campaigns.run(options, lang)


def check(options: Namespace, lang: Language) -> int:
    """``check``: 1 only when the file itself is damaged."""
    with open_store(options, write=False) as store:
        problems = store.check()
        for problem in problems:
            print(lang(problem))
        if not problems:
            print(lang(_("The file is sound.")))
        found = {k: n for k, n in store.count_findings().items() if n}
        for key, n in found.items():
            where = lang(store.registers[key].many)
            text = n_("%(where)s: %(n)s value to check.", "%(where)s: %(n)s values to check.", n)
            print(lang(text % {"where": where}))
        if not found:
            print(lang(_("No value to check.")))
    return 1 if problems else 0


def duplicates(options: Namespace, lang: Language) -> int:
    """``duplicates``: a line for each pair, the surest first."""
    from artisanest_desktop.exchange import alike

    with open_store(options, write=False) as store:
        reader, key = store.language(lang.code), options.register
        found = alike.pairs(store, key)
        records = store.get_many(key, list({uid for p in found for uid in (p.one, p.other)}))
        for pair in found:
            two = sorted((pair.one, pair.other), key=lambda u: str(records[u].get("number")))
            both = [_called(store, key, records[uid], reader) for uid in two]
            sure = reader(_("very likely") if pair.sure else _("possible"))
            print(" · ".join([" = ".join(both), sure, *map(reader, pair.reasons)]))
        if not found:
            print(reader(_("No two records look like one.")))
    return 0


def _called(store: Store, key: str, record: dict[str, Any], reader: Language) -> str:
    name, number = store.name_of(key, record, reader.code), record.get("number")
    return f"{number} {name}" if number and number != name else name


def backup(options: Namespace, lang: Language) -> int:
    """``backup``."""
    with open_store(options, write=True) as store:
        path = store.backup("manual")
    print(lang(_("Safety copy: %(file)s") % {"file": str(path)}))
    return 0


def restore(options: Namespace, lang: Language) -> int:
    """``restore``."""
    with open_store(options, write=True) as store:
        done = store.restore(options.file)
    print(lang(_("Restored. What was there before is in: %(file)s") % {"file": str(done.before)}))
    return 0


def history(options: Namespace, lang: Language) -> int:
    """``history``: a line for each transaction."""
    with open_store(options, write=False) as store:
        reader = store.language(lang.code)
        for entry in store.history(limit=options.limit):
            marks = [reader.moment(entry.at, entry.offset), entry.author, reader(entry.title)]
            if entry.undone:
                marks.append(reader(_("undone")))
            marks.append(entry.txn)
            print(" · ".join(filter(None, marks)))
    return 0


def undo(options: Namespace, lang: Language) -> int:
    """``undo``: the last change, or the one that is named."""
    from artisanest_desktop.store import Refusal

    with open_store(options, write=True) as store:
        entry = store.last_undoable()
        txn = options.txn or (entry.txn if entry else None)
        if txn is None:
            raise Refusal(_("There is nothing to undo."))
        try:
            done = store.undo(txn)
        except KeyError:
            raise Refusal(_("The history has no change named “%(txn)s”.") % {"txn": txn}) from None
        print(lang(done.title))
        if done.kept:
            text = n_(
                "%(n)s field was changed since and stays as it is.",
                "%(n)s fields were changed since and stay as they are.",
                len(done.kept),
            )
            print(lang(text))
    return 0


def demo(options: Namespace, lang: Language) -> int:
    """``demo``: the main job without a window."""
    from artisanest_desktop.cli.demo import run

    return run(Path(options.folder), lang)


def sheet(options: Namespace, lang: Language) -> int:
    """``sheet``."""
    from artisanest_desktop.cli import sheets

    return sheets.run(options, lang)


def certificates(options: Namespace, lang: Language) -> int:
    """``certificates``."""
    from artisanest_desktop.cli import learning

    return learning.certificates(options, lang)


def passport(options: Namespace, lang: Language) -> int:
    """``passport``."""
    from artisanest_desktop.cli import learning

    return learning.passport(options, lang)


def attendance(options: Namespace, lang: Language) -> int:
    """``attendance``."""
    from artisanest_desktop.cli import attendance as typing

    return typing.run(options, lang)


VERBS: dict[str, Callable[[Namespace, Language], int]] = {
    "import": receive,
    "export": send,
    "template": template,
    "campaign": campaign,
    "print": paper,
    "attendance": attendance,
    "sheet": sheet,
    "certificates": certificates,
    "passport": passport,
    "package": package,
    "receive": take,
    "check": check,
    "duplicates": duplicates,
    "backup": backup,
    "restore": restore,
    "history": history,
    "undo": undo,
    "demo": demo,
}
