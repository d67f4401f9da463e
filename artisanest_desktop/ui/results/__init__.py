"""What came of a session: scores, forms, consents and visits, typed from paper."""
