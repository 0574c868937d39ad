import pytest

from app.accounts import passwords
from app.accounts.passwords import CHEAP, STRONG, is_common, readable
from tests.factories import PASSWORD


def test_a_password_is_kept_as_argon2id():
    kept = STRONG.hash(PASSWORD)

    assert kept.startswith("$argon2id$")
    assert PASSWORD not in kept
    assert passwords.verify(STRONG, kept, PASSWORD)
    assert not passwords.verify(STRONG, kept, f"{PASSWORD}!")


def test_installations_hash_at_least_as_strongly_as_owasp_asks():
    assert STRONG.memory_cost >= 19 * 1024
    assert STRONG.time_cost >= 2
    assert STRONG.check_needs_rehash(CHEAP.hash(PASSWORD))


def test_nobody_has_no_password_and_a_broken_hash_opens_nothing():
    assert not passwords.verify(CHEAP, None, "")
    assert not passwords.verify(CHEAP, None, PASSWORD)
    assert not passwords.verify(CHEAP, "not a hash", PASSWORD)


def test_a_random_password_can_be_read_out_and_is_never_the_same():
    made = {passwords.readable() for _ in range(100)}

    assert len(made) == 100
    assert all(len(each) == 27 and each.replace("-", "").isalpha() and each.islower() for each in made)


@pytest.mark.parametrize(
    "password",
    [
        "passwordpassword",
        "Password1234",
        "qwertyuiop[]",
        "123456789012",
        "aaaaaaaaaaaa",
        "welkom!welkom!",
        "letmein2026!!!",
    ],
)
def test_what_every_guesser_tries_first_is_common(password):
    assert is_common(password)


@pytest.mark.parametrize(
    "password", ["vier korte woorden samen", "mijn fiets staat in de schuur", "correct horse battery"]
)
def test_a_sentence_of_ones_own_is_not(password):
    assert not is_common(password)


def test_a_readable_random_password_is_never_common():
    assert not any(is_common(readable()) for _ in range(200))
