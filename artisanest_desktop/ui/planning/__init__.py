"""Sessions before they take place: planned from a model, on the calendar, invited to."""
