import gc

import pytest

from app.cli import loading


def test_garbage_is_looked_for_again_whatever_happened_while_loading():
    with loading():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(KeyError), loading():
        raise KeyError
    assert gc.isenabled()
