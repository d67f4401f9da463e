"""The whole window over a store with three members, as for workbooks."""

from tests.ui.exchange.conftest import make_window, store

__all__ = ["make_window", "store"]
