"""Why something in a line is coloured: what was refused, what is doubtful, what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.record.lines.data import Line

if TYPE_CHECKING:
    from artisanest_desktop.ui.record.lines.table import LinesTable


def reasons(table: LinesTable, line: Line | None) -> list[tuple[str, str]]:
    """Sentences and their colours, below the line."""
    lang = table.session.lang
    uid = line.uid if line is not None else None
    found = [(lang(finding.text), "terra") for finding in table.typing.refused(uid)]
    if line is None:
        return found
    for findings in line.doubts.values():
        found += [(lang(finding.text), "saffron") for finding in findings]
    if line.asked:
        words = _("Two people wrote this differently: open the line to choose.")
        found.append((lang(words), "saffron"))
    return found
