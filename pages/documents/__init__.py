"""Files of the library: their versions, and the text in them for the search."""
