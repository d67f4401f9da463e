"""The command line: ``artisanest-desktop VERB …``, thin over what the window calls too."""

from __future__ import annotations

import contextlib
import logging
import sys
import traceback
from collections.abc import Sequence
from typing import Any

from artisanest_desktop import places
from artisanest_desktop.i18n import Language, _


def main(argv: Sequence[str]) -> int:
    """Run one verb. 0 done, 1 refused (said on stderr), 2 wrong use; never a traceback."""
    argv = list(argv)
    if argv[:1] == ["_read"] and len(argv) == 3:  # the reader's process of the packed program
        from artisanest_desktop.exchange.reading import answer_into

        answer_into(argv[1], argv[2])
        return 0
    _speak_any_script()
    from artisanest_desktop.cli.arguments import chosen_language, parse

    lang = Language(chosen_language(argv))
    try:
        options = parse(argv, lang)
    except SystemExit as wrong:
        return wrong.code if isinstance(wrong.code, int) else 2
    try:
        return _run(options, lang)
    except KeyboardInterrupt:
        _say(lang(_("Stopped.")))
    except BrokenPipeError:  # whoever reads us has seen enough
        with contextlib.suppress(OSError):
            sys.stdout.close()
        return 0
    return 1


def _run(options: Any, lang: Language) -> int:
    from artisanest_desktop.cli.verbs import VERBS

    try:
        return VERBS[options.verb](options, lang)
    except (KeyboardInterrupt, BrokenPipeError):
        raise
    except Exception as error:
        message = getattr(error, "message", None)
        _say(lang(message) if message is not None else _sorry(lang))
        return 1


def _sorry(lang: Language) -> str:
    """A fault of ours goes to the log."""
    from artisanest_desktop import reporting

    reporting.log_to(places.log())
    logging.getLogger(__name__).error("%s", traceback.format_exc())
    text = _(
        "Something went wrong in the program; what was saved before is safe. "
        "What happened is written in “%(path)s”."
    )
    return lang(text % {"path": str(places.log() / "artisanest.log")})


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def _speak_any_script() -> None:
    """Arabic on a terminal of another code page: never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, OSError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
