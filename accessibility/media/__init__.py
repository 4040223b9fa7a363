"""Audio and video: what of it starts by itself, and what those get who cannot hear or see it."""
