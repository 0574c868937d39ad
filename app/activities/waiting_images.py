"""A chosen photo waits until the form around it is right, so that nobody has to choose it twice.

It is made anew and checked like any photo, seen by nobody but whoever chose it, and gone after a day.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.activities.images import drop_files, put_files
from app.activities.models import WaitingImage

KEPT_FOR = timedelta(days=1)
MOST = 5  # of one person; the oldest goes first


def keep_image(session: Session, content: bytes, *, activity_id: uuid.UUID, by: uuid.UUID, at: datetime) -> str:
    """The key under which it waits. Raises pictures.BadPicture."""
    key = put_files(session, content)
    drop_old_images(session, at)
    mine = select(WaitingImage.key).where(WaitingImage.person_id == by).order_by(WaitingImage.at.desc())
    _drop(session, session.scalars(mine.offset(MOST - 1)).all())
    session.add(WaitingImage(key=key, person_id=by, activity_id=activity_id, at=at))
    session.flush()
    return key


def waiting_image(
    session: Session, key: str, *, activity_id: uuid.UUID, by: uuid.UUID, at: datetime
) -> WaitingImage | None:
    """Only what this person chose for this activity, and not too long ago."""
    found = session.get(WaitingImage, key)
    is_theirs = found is not None and (found.person_id, found.activity_id) == (by, activity_id)
    return found if found is not None and is_theirs and found.at > at - KEPT_FOR else None


def may_see(session: Session, key: str, person_id: uuid.UUID) -> bool:
    """A photo that waits is for whoever chose it alone; any other is for all staff."""
    found = session.get(WaitingImage, key)
    return found is None or found.person_id == person_id


def drop_image(session: Session, image: WaitingImage) -> None:
    _drop(session, [image.key])


def drop_old_images(session: Session, at: datetime) -> int:
    """Erase what waited a day; gives how many."""
    old = session.scalars(select(WaitingImage.key).where(WaitingImage.at <= at - KEPT_FOR)).all()
    _drop(session, old)
    return len(old)


def _drop(session: Session, keys: Iterable[str]) -> None:
    gone = list(keys)
    if gone:
        drop_files(session, *gone)
        session.execute(delete(WaitingImage).where(WaitingImage.key.in_(gone)))
