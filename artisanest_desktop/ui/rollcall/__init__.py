"""The roll call of a session: people × half-days, typed by key, by number or by name."""
