"""What every test of a screen may ask: are words cut, has each control a name?"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QWidget


def _checker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("clipping", Path(__file__).parent / "clipping.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_CHECKER = _checker()


@pytest.fixture
def clipped() -> Callable[[QWidget], list[str]]:
    """``assert not clipped(window)``: every word fits where it stands."""
    return _CHECKER.clipped


@pytest.fixture
def nameless() -> Callable[[QWidget], list[str]]:
    """``assert not nameless(window)``: a screen reader can name every control."""
    return _CHECKER.nameless
