"""Measurements of speed and memory; docs/performance.md says what, how and why."""
