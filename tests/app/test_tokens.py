"""A signed word cannot be changed, moved to another purpose, or used too late."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.tokens import BadToken, seal, unseal

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@given(st.text(max_size=20) | st.integers() | st.lists(st.text(max_size=5), max_size=3))
def test_what_was_sealed_comes_back(value):
    assert unseal("secret", "host", seal("secret", "host", value), NOW) == value


@given(st.text(max_size=60))
def test_nothing_thought_up_is_a_token(words):
    with pytest.raises(BadToken):
        unseal("secret", "host", words, NOW)


@given(st.data())
def test_a_token_with_one_letter_changed_is_refused(data):
    token = seal("secret", "host", "0123456789abcdef")
    place = data.draw(st.integers(0, len(token) - 2))  # The very last letter holds bits that mean nothing.
    letter = data.draw(st.sampled_from("abcXYZ019-_.").filter(lambda each: each != token[place]))
    with pytest.raises(BadToken):
        unseal("secret", "host", token[:place] + letter + token[place + 1 :], NOW)


def test_a_token_is_for_one_purpose_and_one_installation():
    token = seal("secret", "host", 1)
    for secret, purpose in (("secret", "check"), ("other", "host")):
        with pytest.raises(BadToken):
            unseal(secret, purpose, token, NOW)


def test_a_token_with_an_end_is_good_until_then():
    token = seal("secret", "check", 1, until=NOW)
    assert unseal("secret", "check", token, NOW) == 1
    with pytest.raises(BadToken):
        unseal("secret", "check", token, NOW + timedelta(seconds=2))
