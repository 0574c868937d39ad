"""Every factory makes a whole record without being told anything."""

import pytest

from tests import factories


@pytest.mark.parametrize("name", ["organization", "location", "area", "service", "activity", "notice", "person"])
def test_a_factory_needs_nothing_and_can_be_asked_twice(session, name):
    make = getattr(factories, name)
    first, second = make(session), make(session)
    session.commit()
    assert first.id
    assert second.id
