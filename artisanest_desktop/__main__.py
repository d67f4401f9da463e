"""``artisanest-desktop``: without a verb the window, with one the command line."""

from __future__ import annotations

import sys
from pathlib import Path


def main(argv: list[str] | None = None) -> int:
    """Start the window for no argument or a store's path; everything else is a verb."""
    argv = sys.argv[1:] if argv is None else argv
    if not argv:
        return _window(None)
    if len(argv) == 1 and argv[0].endswith(".artisanest"):
        return _window(Path(argv[0]))
    from artisanest_desktop import cli

    return cli.main(argv)


def _window(path: Path | None) -> int:
    from artisanest_desktop import app

    return app.main(path)


if __name__ == "__main__":
    sys.exit(main())
