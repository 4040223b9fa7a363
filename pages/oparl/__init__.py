"""Imports the council's work from a server that speaks OParl 1.1 (https://oparl.org)."""
