"""How often a public form may be sent. Who sends is known only as a digest with a salt of the day."""

import hashlib
import hmac
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.upkeep.models import FormAttempt

WINDOW = timedelta(hours=1)
PER_ADDRESS = 6
PER_RECORD = 30


def may_send(session: Session, secret: str, address: str, record: str, now: datetime) -> bool:
    """Count this one; False when it is one too many from this address, or about this record."""
    session.execute(delete(FormAttempt).where(FormAttempt.at < now - timedelta(days=1)))
    for words, most in ((f"address {address}", PER_ADDRESS), (f"record {record}", PER_RECORD)):
        key = _digest(secret, words, now)
        sent = session.scalar(select(func.count()).where(FormAttempt.key == key, FormAttempt.at > now - WINDOW))
        if (sent or 0) >= most:
            return False
        session.add(FormAttempt(key=key, at=now))
    session.flush()
    return True


def _digest(secret: str, words: str, now: datetime) -> str:
    salted = f"{now.date().isoformat()}\0{words}"
    return hmac.new(secret.encode(), salted.encode(), hashlib.sha256).hexdigest()[:32]
