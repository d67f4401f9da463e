"""What the board shows: a plain reading of a campaign, made off the window where it is long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from artisanest_desktop.i18n import Msg, n_
from artisanest_desktop.model.campaign import stage_of

if TYPE_CHECKING:
    from artisanest_desktop.exchange.sendings import Returned
    from artisanest_desktop.store import Store

#: The order in which people ask.
STAGES = ("late", "back", "sent", "waiting", "merged")
COLORS = {"waiting": "soft", "sent": "accent", "late": "terra", "back": "saffron",
          "merged": "olive"}  # fmt: skip


@dataclass(slots=True)
class Line:
    """A sending: who, how far, and the files of it that wait to be merged."""

    record: Mapping[str, Any]
    name: str
    stage: str
    files: list[Returned] = field(default_factory=list)

    @property
    def uid(self) -> str:
        """Of the sending."""
        return str(self.record["uid"])


@dataclass(slots=True)
class Board:
    """A campaign, its sendings in order, and the files of which nobody knows whose they are."""

    campaign: Mapping[str, Any]
    lines: list[Line]
    strangers: list[Returned] = field(default_factory=list)

    @property
    def counts(self) -> Counter[str]:
        """How many sendings are at each stage."""
        return Counter(line.stage for line in self.lines)

    @property
    def waiting(self) -> list[Returned]:
        """The files that can be merged."""
        return [one for line in self.lines for one in line.files]


def board(store: Store, campaign: str, lang: str) -> Board | None:
    """The board of a campaign; None when it is gone."""
    from artisanest_desktop.exchange import campaigns, sendings

    record = store.get("campaign", campaign)
    if record is None or record["removed"]:
        return None
    context = store.reader()
    waiting = sendings.waiting(store, campaign)
    lines = []
    for one in context.lines("sending", campaign):
        stage = stage_of(one, record.get("due"), context)
        found = [f for f in waiting if f.sending == one["uid"]]
        lines.append(Line(one, campaigns.addressee(store, one, lang), stage, found))
    known = {line.uid for line in lines}
    strangers = [f for f in sendings.files(store, campaign) if f.sending not in known]
    return Board(record, lines, strangers)


def stage_words(stage: str, n: int) -> Msg:
    """``2 late``."""
    words = {
        "waiting": n_("%(n)s to send", "%(n)s to send", n),
        "sent": n_("%(n)s sent", "%(n)s sent", n),
        "late": n_("%(n)s late", "%(n)s late", n),
        "back": n_("%(n)s came back", "%(n)s came back", n),
        "merged": n_("%(n)s merged", "%(n)s merged", n),
    }
    return words[stage]
