"""An invitation by mail: a link that is good once, for a week, to choose a password of one's own."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from argon2 import PasswordHasher
from sqlalchemy.orm import Session

from app.accounts.actions import choose_password
from app.accounts.models import Person
from app.catalogs import translate
from app.outbox.letters import Link, Part, letter
from app.tokens import BadToken, seal, unseal

PURPOSE = "invitation"
GOOD_FOR = timedelta(days=7)


def mail_(text: str) -> str:
    """Mark a Dutch text for the mail catalog."""
    return text


SUBJECT = mail_("Uw account voor Noordwijzer")
HELLO = mail_("Goedendag,")
WHY = mail_("U kunt meewerken aan Noordwijzer. Kies met deze link een eigen wachtwoord.")
CHOOSE = mail_("Kies een wachtwoord")
END = mail_("De link werkt één keer, en een week lang. Kent u Noordwijzer niet? Dan hoeft u niets te doen.")


class InvitationEnded(LookupError):
    """Used, too old, not ours, or about somebody who may no longer sign in."""


def invitation_token(secret: str, person: Person, now: datetime) -> str:
    """A password that was chosen makes the link worthless: every choice begins a new epoch."""
    return seal(secret, PURPOSE, [person.id.hex, person.session_epoch], until=now + GOOD_FOR)


def invited(session: Session, secret: str, token: str, now: datetime) -> Person:
    """Raises InvitationEnded."""
    try:
        person_id, epoch = unseal(secret, PURPOSE, token, now)
        person = session.get(Person, uuid.UUID(person_id))
    except (BadToken, ValueError, TypeError, AttributeError) as error:
        raise InvitationEnded from error
    if person is None or not person.is_active or person.session_epoch != epoch:
        raise InvitationEnded
    return person


def accept(session: Session, person: Person, password: str, *, hasher: PasswordHasher, at: datetime) -> None:
    """Raises AccountError, see actions.check_password."""
    choose_password(session, person, password, hasher=hasher, at=at)


def invitation_letter(person: Person, address: str) -> dict[str, Any]:
    def say(dutch: str) -> str:
        return translate(person.language, dutch, "mail")

    parts: list[Part] = [say(HELLO), say(WHY), Link(say(CHOOSE), address), say(END)]
    return letter(person.email, person.language, say(SUBJECT), parts)
