"""One record: its head, its form, its states, its history."""

from artisanest_desktop.model import face as face
