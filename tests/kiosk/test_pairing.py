"""A screen shows a code, somebody types it."""

from datetime import timedelta

import pytest

from kiosk import pairing
from kiosk.actions import ensure_screen
from tests import factories
from tests.factories import AT

LATER = AT + timedelta(minutes=10)


@pytest.fixture
def screen(session):
    place = factories.location(session)
    return ensure_screen(session, "de-hal", "De hal", place.slug, ["nl"], AT)


def test_the_board_whose_code_is_typed_is_believed_and_no_other(session, screen):
    pairing.begin(session, screen, None, AT)
    code, token = pairing.request_code(session, screen, AT)
    _other, others = pairing.request_code(session, screen, AT)
    assert (len(code), set(code) <= set(pairing.ALPHABET)) == (8, True)
    assert not set(pairing.ALPHABET) & set("0O1IL5S2Z")
    pairing.confirm(session, screen, f" {code[:4].lower()}-{code[4:]} ", None, AT)
    assert pairing.is_paired_with(screen, token)
    assert not pairing.is_paired_with(screen, others)
    assert token not in screen.token_digest


def test_without_somebody_waiting_there_is_no_code(session, screen):
    with pytest.raises(pairing.NotPairing):
        pairing.request_code(session, screen, AT)
    pairing.begin(session, screen, None, AT)
    code, _token = pairing.request_code(session, screen, LATER - timedelta(seconds=1))
    for ask in (
        lambda: pairing.request_code(session, screen, LATER),
        lambda: pairing.confirm(session, screen, code, None, LATER),
    ):
        with pytest.raises(pairing.NotPairing):
            ask()


def test_codes_and_tries_have_an_end(session, screen):
    pairing.begin(session, screen, None, AT)
    codes = [pairing.request_code(session, screen, AT)[0] for _board in range(pairing.MOST_CODES)]
    with pytest.raises(pairing.TooMany):
        pairing.request_code(session, screen, AT)
    for _try in range(pairing.MOST_TRIES):
        with pytest.raises(pairing.WrongCode):
            pairing.confirm(session, screen, "AAAAAAAA", None, AT)
    with pytest.raises(pairing.TooMany):
        pairing.confirm(session, screen, codes[0], None, AT)


def test_pairing_anew_keeps_the_old_board_until_another_code_is_typed(session, screen):
    pairing.begin(session, screen, None, AT)
    code, token = pairing.request_code(session, screen, AT)
    pairing.confirm(session, screen, code, None, AT)
    pairing.begin(session, screen, None, LATER)
    assert pairing.is_paired_with(screen, token)
    code, newer = pairing.request_code(session, screen, LATER)
    pairing.confirm(session, screen, code, None, LATER)
    assert not pairing.is_paired_with(screen, token)
    pairing.revoke(session, screen, None, LATER)
    assert not pairing.is_paired_with(screen, newer)
    assert not pairing.is_paired_with(screen, "")
