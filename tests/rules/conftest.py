"""Readers and a day that every test of the rules shares."""

from __future__ import annotations

import datetime as dt

import pytest

from artisanest_desktop.i18n import Language


@pytest.fixture
def today() -> dt.date:
    """A day in November 2026."""
    return dt.date(2026, 11, 20)


@pytest.fixture
def fr() -> Language:
    """A reader of French."""
    return Language("fr")


@pytest.fixture(
    params=[(code, digits) for code in ("fr", "ar", "en") for digits in ("latn", "arab")]
)
def lang(request: pytest.FixtureRequest) -> Language:
    """Each language with each kind of digits."""
    return Language(*request.param)
