"""Where a person's own files lie: the store, the settings, the log.

``ARTISANEST_HOME`` puts all three below one folder (tests, a portable stick).
"""

from __future__ import annotations

import os
from pathlib import Path

STORE_NAME = "cooperative.artisanest"
EXAMPLE_NAME = "example.artisanest"


def data() -> Path:
    """The folder of the store."""
    return _folder("data")


def config() -> Path:
    """The folder of the settings, and of what this person's window remembers."""
    return _folder("config")


def log() -> Path:
    """The folder of the log and of reports of what went wrong."""
    return _folder("log")


def lent() -> Path:
    """The folder of copies handed out to other programs; nothing in it is kept."""
    return _folder("lent")


def store() -> Path:
    """The store that opens when no other is named."""
    return data() / STORE_NAME


def _folder(kind: str) -> Path:
    home = os.environ.get("ARTISANEST_HOME")
    if home:
        return Path(home) / kind
    import platformdirs  # only here: the first window waits for whatever is imported

    if kind == "data":
        return Path(platformdirs.user_data_dir("ArtisaNest", False))
    if kind == "config":
        return Path(platformdirs.user_config_dir("ArtisaNest", False))
    if kind == "lent":
        return Path(platformdirs.user_cache_dir("ArtisaNest", False)) / "lent"
    return Path(platformdirs.user_log_dir("ArtisaNest", False))
