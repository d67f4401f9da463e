"""The lines of a record, shown and typed as a small table inside its form."""

from artisanest_desktop.ui.record.lines.table import LinesTable

__all__ = ["LinesTable"]
