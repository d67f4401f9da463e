"""An example cooperative, invented from end to end, to try everything on.

What it is lies in ``resources/example``; its days are counted from the day it is made, so that
there is always a session this week, a roll call to finish, a commitment that is overdue.
"""

from artisanest_desktop.example.filling import fill

__all__ = ["fill"]
