"""Settings: `base` holds what always is so, the others what a place changes."""
