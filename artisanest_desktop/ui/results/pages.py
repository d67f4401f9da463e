"""The pages of a session's results by the name of their part."""

from __future__ import annotations

from collections.abc import Callable

from artisanest_desktop.ui.results.consents import ConsentsPage
from artisanest_desktop.ui.results.forms import FormsPage
from artisanest_desktop.ui.results.frame import ResultsPage
from artisanest_desktop.ui.results.scores import ScoresPage
from artisanest_desktop.ui.results.visits import VisitsPage
from artisanest_desktop.ui.session import Session

PAGES: dict[str, Callable[[Session, str], ResultsPage]] = {
    "scores": ScoresPage,
    "evaluation": FormsPage,
    "consents": ConsentsPage,
    "visits": VisitsPage,
}
