"""``artisanest-desktop``: without a verb the window, with one the command line."""

from __future__ import annotations

import gc
import sys


def main(argv: list[str] | None = None) -> int:
    """Start the window for no argument or a store's path; everything else is a verb."""
    argv = sys.argv[1:] if argv is None else argv
    if not argv or (len(argv) == 1 and argv[0].endswith(".artisanest")):
        # What starts is kept: looking for garbage among it costs a tenth of the start.
        gc.disable()
        from artisanest_desktop import app

        return app.main(argv)
    from artisanest_desktop import cli

    return cli.main(argv)


if __name__ == "__main__":
    sys.exit(main())
