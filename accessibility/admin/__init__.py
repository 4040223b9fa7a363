"""The auditors' desk in Wagtail's admin: views choose, queries read, services act."""
