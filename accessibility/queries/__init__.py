"""Reads what audits left in the database, for the admin; each function says what it costs."""
