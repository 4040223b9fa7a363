"""Where measures are, drawn on the server as a plan of their places to each other.

There is no map under it: a third party's may not be asked, and streets are not made up. ``ground``
turns degrees into a drawing and joins what would lie upon each other, ``drawing`` draws it,
``coordinates`` says a place in words.
"""
