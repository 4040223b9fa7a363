"""Reads the text in pictures, and asks whether whoever cannot see them gets it too."""
