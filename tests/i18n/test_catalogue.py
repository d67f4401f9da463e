"""The catalogues are complete and current; the tool that says so is right."""

from __future__ import annotations

import gettext
import subprocess
import sys

import pytest
from babel.messages.catalog import Message

from artisanest_desktop.i18n import catalogue


def test_nothing_is_missing() -> None:
    assert catalogue.problems() == []


@pytest.mark.parametrize("lang", catalogue.TARGETS)
def test_gettext_reads_what_was_compiled(lang: str) -> None:
    assert catalogue.compiled(lang) == catalogue.compiled(lang)
    words = gettext.translation("artisanest", catalogue.LOCALE, [lang])
    assert words.pgettext("woman", "treasurer") in ("trésorière", "أمينة المال")
    assert words.ngettext("%(n)s member", "%(n)s members", 2) in ("%(n)s membres", "عضوان")


def test_extraction() -> None:
    source = """
_("one")
n_("%(n)s a", "%(n)s b", 3)
p_("woman", "two")
_("joined "
  "text") % {"x": 1}
_bends("code", "three", "trois")
other("no")
"""
    assert {key for _line, key in catalogue.extract(source)} == {
        (None, "one", None),
        (None, "%(n)s a", "%(n)s b"),
        ("woman", "two", None),
        (None, "three", None),
        ("woman", "three", None),
        ("man", "three", None),
        (None, "joined text", None),
    }
    assert list(catalogue.unmarked('_(f"{x}")\n_(word)\ndef _bends(w):\n  return _(w)')) == [1, 2]


@pytest.mark.parametrize(
    ("lang", "message", "fault"),
    [
        ("fr", Message("a", ""), "not translated"),
        ("fr", Message("a", "b", flags=("fuzzy",)), "fuzzy"),
        ("fr", Message("%(x)s", "y"), "wrong placeholders"),
        ("fr", Message("x", "%(y)s"), "wrong placeholders"),
        ("fr", Message("x", "100 %"), "wrong placeholders"),
        ("ar", Message(("%(n)s a", "%(n)s b"), ("1", "2")), "2 plural forms instead of 6"),
        ("fr", Message(("%(n)s a", "%(n)s b"), ("un", "%(n)s b")), None),
        ("fr", Message("%(x)s a", "b %(x)s"), None),
    ],
)
def test_faults(lang: str, message: Message, fault: str | None) -> None:
    assert list(catalogue._faults(lang, message))[:1] == ([fault] if fault else [])


def test_reading_a_language_does_not_import_babel() -> None:
    code = (
        "import sys\n"
        "from artisanest_desktop.i18n import Language, _\n"
        "lang = Language('ar')\n"
        "lang(_('Members')), lang.money(5), lang.date('2025-04-03')\n"
        "lang.terms.options('trade', 'ar')\n"
        "assert 'babel' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
