"""What `wcag.is_demanded` says of a list of criteria, as a condition for the database."""

import re

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.db.models.lookups import Regex

from accessibility.wcag import DEMANDED

# No database can search a JSON list in a way that all of them understand, so its text is searched.
_ONE_OF_THEM = '"({})"'.format("|".join(map(re.escape, sorted(DEMANDED))))


def is_demanded_of(path: str = "criteria") -> Q:
    """Whether the cited standard demands one of the criteria to which ``path`` leads."""
    return Q(Regex(Cast(path, TextField()), _ONE_OF_THEM))
