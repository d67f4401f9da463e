"""``python -m tests.store.writer FILE PROFILE SEED``: writes until it is killed.

Prints the uid of each transaction after it was acknowledged, one a line.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store


def write_on(store: Store, chance: random.Random) -> str | None:
    """One thing that people do."""
    ids = store.find("member", limit=200)
    known = [row[0] for row in store.window("member", ids, ["number"])]
    what = chance.choice(("edit", "edit", "edit", "create", "import", "undo", "remove", "copy"))
    if what == "copy":
        store.backup()
        return None
    if what == "undo":
        last = chance.choice((store.last_undoable(), store.last_redoable()))
        return store.undo(last.txn).txn if last is not None else None
    with store.transaction(_("Writing")) as t:
        if what == "import" or not known:
            people = [{"family_name": f"Import {n}", "shares": n} for n in range(500)]
            t.bulk_create("member", people)
        elif what == "create":
            photo = t.blob(chance.randbytes(20_000), "image/jpeg")
            t.create("member", {"family_name": "Benali", "photo": photo})
        elif what == "remove":
            t.remove("member", chance.choice(known))
        else:
            t.set("member", chance.choice(known), {"douar": f"Douar {chance.random()}"})
    return t.uid


def main() -> None:
    """Write until killed."""
    path, profile, seed = sys.argv[1:]
    chance = random.Random(seed)
    with Store.open(Path(path), Path(profile)) as store:
        print("ready", flush=True)
        while True:
            txn = write_on(store, chance)
            if txn is not None:
                print(txn, flush=True)


if __name__ == "__main__":
    main()
