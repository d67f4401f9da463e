"""A message that is not yet in any language.

Everything a person may read is a :class:`Msg` until the moment it is shown, so that the
journal, a finding or a refusal can be read in whichever language the reader has chosen.
Mark words with ``_("…")``; fill them with ``_("Import %(name)s") % {"name": name}``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Msg:
    """A catalogue entry and what fills it. Arguments may be messages themselves."""

    id: str
    plural: str | None = None
    n: int | None = None
    context: str | None = None
    args: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def __mod__(self, args: Mapping[str, Any]) -> Msg:
        # Spelled out: an import of lost zeros makes thousands, and replace() is three times slower.
        return Msg(self.id, self.plural, self.n, self.context, {**self.args, **args})

    def __str__(self) -> str:
        """The English text, for logs; people read it through a ``Language``."""
        text = self.plural if self.plural and self.n != 1 else self.id
        return text % self.args if self.args else text

    def to_json(self) -> str:
        """One line of JSON that :meth:`from_json` turns back into the same message."""
        return json.dumps(_plain(self), ensure_ascii=False, separators=(",", ":"))

    @staticmethod
    def from_json(text: str) -> Msg:
        """The message that was stored; plain text becomes a message of itself."""
        try:
            data = json.loads(text)
        except ValueError:
            data = None
        if not isinstance(data, dict) or "msg" not in data:
            return Msg(text)
        message = _unplain(data)
        assert isinstance(message, Msg)
        return message


class Amount(int):
    """Centimes among the arguments of a message: its reader sees dirhams."""


def _plain(value: Any) -> Any:
    if isinstance(value, Msg):
        data: dict[str, Any] = {"msg": value.id}
        if value.plural is not None:
            data |= {"plural": value.plural, "n": value.n}
        if value.context is not None:
            data["context"] = value.context
        if value.args:
            data["args"] = {k: _plain(v) for k, v in value.args.items()}
        return data
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _unplain(value: Any) -> Any:
    if isinstance(value, dict) and "msg" in value:
        args = {k: _unplain(v) for k, v in value.get("args", {}).items()}
        return Msg(value["msg"], value.get("plural"), value.get("n"), value.get("context"), args)
    return value


def _(message: str) -> Msg:
    """Mark one sentence or word for translation."""
    return Msg(message)


def n_(one: str, many: str, n: int) -> Msg:
    """A sentence that bends with a count; ``%(n)s`` stands for the count."""
    return Msg(one, many, n, None, {"n": n})


def p_(context: str, message: str) -> Msg:
    """A word that needs its context (``woman``/``man`` for words that bend with the person)."""
    return Msg(message, context=context)
