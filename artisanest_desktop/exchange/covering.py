"""What is written beside a workbook: the words that cover it, and a reminder; to be pasted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from artisanest_desktop.exchange.campaigns import addressee
from artisanest_desktop.i18n import LANGUAGES, Language, Msg, _
from artisanest_desktop.store import Store

Record = Mapping[str, Any]
_HELLO = _("Hello,")
_THANKS = _("Thank you.")


def covering(store: Store, campaign: Record, code: str) -> str:
    """The message that goes with the files, in a language."""
    lang = store.language(code)
    texts: list[Msg | str] = [_HELLO]
    if campaign.get("message"):
        texts.append(str(campaign["message"]))
    elif campaign.get("sent_as") == "list":
        texts.append(
            _("Here is the file “%(title)s”: to be checked, corrected and completed.")
            % _named(campaign)
        )
    else:
        texts.append(_("Here is the file “%(title)s”, to be filled in.") % _named(campaign))
    if campaign.get("due"):
        texts.append(_("To be sent back before %(date)s, please.") % _due(campaign, lang))
    texts += [_("A file that is not complete is welcome too."), _THANKS]
    return _lines(texts, lang)


def reminder(store: Store, campaign: Record, sendings: Sequence[Record], code: str) -> str:
    """A polite word about files that are awaited; several are named in it."""
    lang = store.language(code)
    texts: list[Msg | str] = [_HELLO]
    days = {s.get("sent_on") for s in sendings}
    day = days.pop() if len(days) == 1 else None
    named = _named(campaign)
    if day:
        named["date"] = lang.date(day, long=True)
        texts.append(
            _("The file “%(title)s”, sent on %(date)s, has not come back to us yet.") % named
        )
    else:
        texts.append(_("The file “%(title)s” has not come back to us yet.") % named)
    if len(sendings) > 1:
        names = [addressee(store, s, code) for s in sendings]
        texts.append(_("This concerns: %(names)s.") % {"names": lang.list(names)})
    if campaign.get("due"):
        texts.append(_("It was awaited before %(date)s.") % _due(campaign, lang))
    texts += [
        _("Please send it back as soon as possible, even if it is not complete."),
        _THANKS,
    ]
    return _lines(texts, lang)


def reminders(store: Store, campaign: Record, sendings: Sequence[Record]) -> str:
    """One for all of them: a paragraph in each language that they read."""
    found = []
    for code in LANGUAGES:
        meant = [s for s in sendings if (s.get("language") or "fr") == code]
        if meant:
            found.append(reminder(store, campaign, meant, code))
    return "\n\n".join(found)


def _named(campaign: Record) -> dict[str, str]:
    return {"title": str(campaign.get("title") or "—")}


def _due(campaign: Record, lang: Language) -> dict[str, str]:
    return {"date": lang.date(str(campaign["due"]), long=True)}


def _lines(texts: Sequence[Msg | str], lang: Language) -> str:
    return "\n".join(lang(text) for text in texts)
