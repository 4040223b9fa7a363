"""What the scanner tells of, so that others can hear it without the scanner knowing them."""

from django.dispatch import Signal

scan_concluded = Signal()
"""Sent once, with ``scan``, after a scan's end is stored; an error of a listener is only logged."""
