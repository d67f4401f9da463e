"""Lists of who was there that somebody made: titles, columns of marks and people → a session with
its half-days, participants and marks."""
