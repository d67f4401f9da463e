"""The order of lines: texts between which there is always room for one more.

Lexicographic fractions in base 36: two people who insert at different places never disturb each
other, and moving one line writes one value.
"""

from __future__ import annotations

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)


def between(before: str | None, after: str | None) -> str:
    """A rank after ``before`` and before ``after`` (None: at that end).

    Ranks never end in "0". ValueError when ``before`` does not come first.
    """
    low, high = before or "", after
    if high is not None and low >= high:
        raise ValueError((before, after))
    found = ""
    at = 0
    while True:
        down = _DIGITS.index(low[at]) if at < len(low) else 0
        up = _DIGITS.index(high[at]) if high is not None and at < len(high) else _BASE
        if up - down > 1:
            # At an end one step is enough: ranks stay short where people add below.
            step = 1 if after is None and down + 1 < _BASE else (up - down) // 2
            return found + _DIGITS[down + step]
        found += _DIGITS[down]
        if up > down:
            high = None  # already below ``after``: only ``before`` still matters
        at += 1


def spread(count: int) -> list[str]:
    """That many ranks in order, for lines that come together."""
    width = 1
    while _BASE**width <= count * 2:
        width += 1
    step = _BASE**width // (count + 1)
    return [_written(step * n, width) for n in range(1, count + 1)]


def _written(number: int, width: int) -> str:
    text = ""
    for _place in range(width):
        number, digit = divmod(number, _BASE)
        text = _DIGITS[digit] + text
    return text.rstrip("0")
