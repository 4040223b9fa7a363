"""While pages are audited, Python looks for garbage less often, and afterwards as before."""

import contextlib
import gc

from accessibility.garbage import ALLOCATIONS, seldom_collected


def test_collector_is_as_it_was_even_after_an_error() -> None:
    usual = gc.get_threshold()

    with contextlib.suppress(OSError), seldom_collected():
        assert gc.get_threshold()[0] == ALLOCATIONS
        assert gc.get_freeze_count()
        raise OSError

    assert gc.get_threshold() == usual
    assert not gc.get_freeze_count()
