"""What a line of numbers was understood to say, in words: on screen and on the command line."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from artisanest_desktop.i18n import Language, Msg, _, n_
from artisanest_desktop.rules.attendance import ABSENT, EXCUSED, LATE, LEFT, MARKS, PRESENT
from artisanest_desktop.rules.roll_call import Reading


def counted(mark: str | None, n: int) -> Msg:
    """``13 présences``: how many there are of a mark."""
    if mark == PRESENT:
        return n_("%(n)s present", "%(n)s present", n)
    if mark == LATE:
        return n_("%(n)s late", "%(n)s late", n)
    if mark == LEFT:
        return n_("%(n)s left early", "%(n)s left early", n)
    if mark == ABSENT:
        return n_("%(n)s absent", "%(n)s absent", n)
    if mark == EXCUSED:
        return n_("%(n)s excused", "%(n)s excused", n)
    return n_("%(n)s not yet typed", "%(n)s not yet typed", n)


def summed(tally: Mapping[str | None, int], lang: Language) -> str:
    """``13 présences, 1 retard, 11 pas encore saisis``; what there is none of is left out."""
    shown = [lang(counted(mark, tally[mark])) for mark in (*MARKS, None) if tally.get(mark)]
    return ("، " if lang.rtl else ", ").join(shown)


def doubt(
    reading: Reading, last: int, gone: Collection[int], blank: bool, lang: Language
) -> Msg | None:
    """Why a line cannot be written; None when it can. ``last`` is the highest number of the
    paper, ``gone`` are those of people who were taken off, ``blank`` says that it has lines
    without a name."""
    if reading.unread:
        return _("Not understood: %(what)s") % {"what": "  ".join(reading.unread)}
    if not reading.beyond:
        return None
    left = [n for n in reading.beyond if n in gone]
    if left:
        words = _("Number %(numbers)s was taken off the list.")
        return words % {"numbers": _numbers(left, lang)}
    words = _("Nobody has number %(numbers)s: the list ends at %(n)s.")
    if blank:
        words = _("There is no line %(numbers)s: the sheet ends at %(n)s.")
    return words % {"numbers": _numbers(reading.beyond, lang), "n": last}


def no_paper(wanted: int, printed: Sequence[int], lang: Language) -> Msg:
    """A paper was named that was never printed; said with those that were."""
    if not printed:
        return _("No attendance sheet of this session was printed yet: leave out “/%(n)s”.") % {
            "n": wanted
        }
    known = lang.list([f"/{n}" for n in printed])
    words = {"n": wanted, "known": known}
    return _("There is no attendance sheet /%(n)s of this session, only %(known)s.") % words


def other_paper(code: str) -> Msg:
    """The code on the paper is that of another session."""
    return _("That sheet is one of session %(code)s, not of this one.") % {"code": code}


def passed_over(reading: Reading, lang: Language) -> list[Msg]:
    """What a clear line leaves to be said: numbers a range passes over, lines without a name."""
    said = []
    if reading.skipped:
        words = _("Nobody has number %(numbers)s.")
        said.append(words % {"numbers": _numbers(reading.skipped, lang)})
    if reading.blank:
        words = n_("Line %(numbers)s has no name yet.", "Lines %(numbers)s have no names yet.",
                   len(reading.blank))  # fmt: skip
        said.append(words % {"numbers": _numbers(list(reading.blank), lang)})
    return said


_MOST = 8


def _numbers(many: Sequence[int], lang: Language) -> str:
    shown = [str(n) for n in many[:_MOST]]
    return lang.list(shown) + ("…" if len(many) > _MOST else "")
