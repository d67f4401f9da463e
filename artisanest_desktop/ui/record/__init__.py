"""One record: its head, its form, its states, its history."""
