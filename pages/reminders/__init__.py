"""Reminders by mail: what is due and whose it is, one digest for each person, and who wants none.

Nothing is said twice: what a person was reminded of is stored under a subject that changes when the
matter does, for example when a milestone gets another date.
"""
