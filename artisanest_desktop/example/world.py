"""What the parts of the example know of one another while it is made."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from artisanest_desktop.example import reading
from artisanest_desktop.rules import ranks
from artisanest_desktop.store.transaction import Transaction


@dataclass(slots=True)
class World:
    """The cooperative, its members in the order of ``members.csv``, the partners by name."""

    today: dt.date
    cooperative: str
    members: list[str]
    partners: dict[str, str] = field(default_factory=dict)

    def day(self, offset: int) -> str:
        """The ISO day so many days from today."""
        return (self.today + dt.timedelta(days=offset)).isoformat()


def attach(t: Transaction, register: str, uid: str, name: str, caption: str) -> None:
    """A drawn picture as a file of a record."""
    data = reading.picture(name)
    (rank,) = ranks.spread(1)
    t.create(
        "attachment",
        {
            "record": uid,
            "register": register,
            "rank": rank,
            "file": t.blob(data, "image/png"),
            "name": f"{name}.png",
            "caption": caption,
            "mime": "image/png",
            "size": len(data),
        },
    )
