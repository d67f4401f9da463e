"""Workbooks in and out: read → understand → compare → plan → apply; exports and templates.

Names are found when first used: the process that reads a file from outside needs none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from artisanest_desktop.exchange.applying import Applied, apply
    from artisanest_desktop.exchange.exporting import EVERYTHING, Exported, export
    from artisanest_desktop.exchange.plan import Plan, Received
    from artisanest_desktop.exchange.planning import (
        Asked,
        plan_book,
        plan_file,
        receive_book,
        receive_file,
    )
    from artisanest_desktop.exchange.profiles import PROFILES, private_fields
    from artisanest_desktop.exchange.refusing import save_refused
    from artisanest_desktop.exchange.templates import template

_WHERE = {
    "Applied": "applying",
    "Asked": "planning",
    "EVERYTHING": "exporting",
    "Exported": "exporting",
    "PROFILES": "profiles",
    "Plan": "plan",
    "Received": "plan",
    "apply": "applying",
    "export": "exporting",
    "plan_book": "planning",
    "plan_file": "planning",
    "private_fields": "profiles",
    "receive_book": "planning",
    "receive_file": "planning",
    "save_refused": "refusing",
    "template": "templates",
}

__all__ = [
    "EVERYTHING",
    "PROFILES",
    "Applied",
    "Asked",
    "Exported",
    "Plan",
    "Received",
    "apply",
    "export",
    "plan_book",
    "plan_file",
    "private_fields",
    "receive_book",
    "receive_file",
    "save_refused",
    "template",
]


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(name)
    return getattr(import_module(f"artisanest_desktop.exchange.{_WHERE[name]}"), name)
