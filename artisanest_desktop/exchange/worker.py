"""The reader's process: ``python -m artisanest_desktop.exchange.worker FILE ANSWER``."""

from __future__ import annotations

import sys

from artisanest_desktop.exchange.reading import answer_into

if __name__ == "__main__":
    answer_into(sys.argv[1], sys.argv[2])
