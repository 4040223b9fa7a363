"""What can go wrong in an import, each with a sentence that a person understands."""


class OParlError(Exception):
    """The base of all."""


class Unreachable(OParlError):
    """The server gives no usable answer, also when asked again."""


class NothingThere(Unreachable):
    """The server answers that it has nothing for us at the address."""


class AddressRefused(OParlError):
    """The address is one that this import does not go to."""


class BadObject(OParlError):
    """An object is not as OParl says it should be."""


class CannotRun(OParlError):
    """The import cannot start, or cannot go on for now."""
