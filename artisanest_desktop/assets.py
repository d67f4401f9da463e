"""Where the files beside the code lie: fonts, icons, style sheets, seed tables."""

from __future__ import annotations

from pathlib import Path

_RESOURCES = Path(__file__).parent / "resources"


def path(*parts: str) -> Path:
    """``path("icons", "house.svg")``: the same from a checkout, a wheel and a bundle."""
    return _RESOURCES.joinpath(*parts)
