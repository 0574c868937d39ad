import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from app.accounts.attempts import LONGEST_WAIT, TooManyAttempts, begin_attempt, counts, forget_attempts, wait_until
from app.accounts.models import SignInAttempt

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
MINE, THEIRS = "noor@voorbeeld.nl", "fatima@voorbeeld.nl"
HERE, ELSEWHERE = "192.0.2.1", "192.0.2.2"


def fail(session, email=MINE, address=HERE, at=NOW):
    begin_attempt(session, counts("secret", email, address, at), at)


def waits(session, email=MINE, address=HERE, at=NOW):
    """For how long this attempt is refused; nothing when it may go on."""
    try:
        fail(session, email, address, at)
    except TooManyAttempts as refusal:
        return refusal.wait
    return None


def test_five_failures_are_free_and_the_sixth_waits(session):
    for _ in range(5):
        fail(session)

    assert waits(session) == timedelta(minutes=1)
    assert waits(session, at=NOW + timedelta(seconds=61)) is None


def test_the_wait_grows_and_stops_growing():
    found = [wait_until([NOW] * failures, free=5) for failures in (4, 5, 6, 7, 8, 9, 500)]

    minutes = [each and (each - NOW) / timedelta(minutes=1) for each in found]
    assert minutes == [None, 1, 2, 4, 8, 15, 15]


def test_nobody_is_locked_out_for_ever(session):
    at = NOW
    for _ in range(40):  # Somebody who goes on and on, as fast as it is allowed.
        wait = waits(session, at=at)
        assert wait is None or wait <= LONGEST_WAIT
        at += wait or timedelta(0)

    assert waits(session, at=at + timedelta(hours=1, seconds=1)) is None


def test_a_refused_attempt_does_not_make_the_wait_longer(session):
    for _ in range(5):
        fail(session)
    for _ in range(20):
        with pytest.raises(TooManyAttempts):
            fail(session)

    assert waits(session, at=NOW + timedelta(seconds=30)) == timedelta(seconds=30)


def test_guessing_from_elsewhere_does_not_shut_the_owner_out(session):
    for _ in range(5):
        fail(session, address=ELSEWHERE)

    assert waits(session, address=ELSEWHERE) is not None
    assert waits(session, address=HERE) is None


def test_one_address_cannot_try_one_password_on_everybody(session):
    for number in range(30):
        fail(session, email=f"iemand-{number}@voorbeeld.nl")

    assert waits(session, email=THEIRS) is not None
    assert waits(session, email=THEIRS, address=ELSEWHERE) is None


def test_many_addresses_together_cannot_guess_at_one_account(session):
    for number in range(50):
        fail(session, address=f"198.51.100.{number}")

    assert waits(session, address=ELSEWHERE) is not None
    assert waits(session, email=THEIRS, address=ELSEWHERE) is None


def test_capitals_in_the_mail_address_give_no_new_chances(session):
    for _ in range(5):
        fail(session)

    assert waits(session, email=" NOOR@voorbeeld.nl ") is not None


def test_a_success_forgets_the_failures_of_the_account_here_but_not_those_of_the_address(session):
    for _ in range(4):
        fail(session)
    wanted = counts("secret", MINE, HERE, NOW)
    forget_attempts(session, wanted, begin_attempt(session, wanted, NOW))
    session.commit()

    kept = list(session.scalars(select(SignInAttempt.key)))
    assert kept.count(wanted[0].key) == 0
    assert kept.count(wanted[1].key) == kept.count(wanted[2].key) == 4


def test_rows_tell_neither_who_nor_where(session):
    fail(session)

    keys = list(session.scalars(select(SignInAttempt.key)))
    assert len(keys) == 3, "by account, by address, by both"
    for key in keys:
        assert re.fullmatch("[0-9a-f]{32}", key)
        assert MINE not in key
        assert HERE not in key


def test_the_digest_is_another_one_each_day_and_in_each_installation():
    def keys(secret, at):
        return {count.key for count in counts(secret, MINE, HERE, at)}

    assert len(keys("secret", NOW)) == 3
    assert keys("secret", NOW) == keys("secret", NOW + timedelta(hours=1))
    assert not keys("secret", NOW) & keys("secret", NOW + timedelta(days=1))
    assert not keys("secret", NOW) & keys("other", NOW)


def test_rows_are_gone_after_a_day(session):
    fail(session)
    fail(session, email=THEIRS, at=NOW + timedelta(days=1, minutes=1))

    assert {row.at for row in session.scalars(select(SignInAttempt))} == {NOW + timedelta(days=1, minutes=1)}


def test_two_at_the_same_moment_see_each_other(open_session):
    one, other = open_session(), open_session()
    for _ in range(4):
        fail(one)
    begin_attempt(one, counts("secret", MINE, HERE, NOW), NOW)  # still hashing

    assert waits(other) is not None
