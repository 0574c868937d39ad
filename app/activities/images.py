"""The photo of an activity: words for who cannot see it, and who agreed when people can be recognised."""

import hashlib
import uuid
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.activities.documents import ACTIVITY
from app.activities.models import Activity, ActivityImage, ImageFile
from app.content.actions import put_text
from app.records.actions import note_beside

NOBODY, ADULTS, CHILDREN = "nobody", "adults", "children"
PEOPLE = (NOBODY, ADULTS, CHILDREN)


class NotAllowed(ValueError):
    """`code`: `children`, `consent` (who agreed and until when is missing), `past` or `alt`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def put_files(session: Session, content: bytes) -> str:
    """The files of a photo that is nowhere yet; gives their key. Raises pictures.BadPicture."""
    from app.pictures import in_widths  # Pillow, which only somebody who adds a photo needs.

    files = in_widths(content)
    digest = hashlib.sha256(b"".join(each for each, _height in files.values())).hexdigest()
    key = f"{digest[:24]}{uuid.uuid4().hex[:8]}"
    session.add_all(
        ImageFile(key=key, width=width, height=height, content=bytes_) for width, (bytes_, height) in files.items()
    )
    return key


def drop_files(session: Session, *keys: str) -> None:
    session.execute(delete(ImageFile).where(ImageFile.key.in_(keys)))


def attach_image(
    session: Session,
    activity: Activity,
    key: str,
    *,
    alt: str,
    people: str,
    consent_by: str = "",
    consent_until: date | None = None,
    today: date,
    by: uuid.UUID,
    at: datetime,
) -> ActivityImage:
    """Put the photo with these files in the place of the one that was there. Raises NotAllowed."""
    _check(alt, people, consent_by, consent_until, today)
    _take_away(session, activity)
    image = ActivityImage(
        activity_id=activity.id,
        key=key,
        consent_by=consent_by.strip() if people == ADULTS else "",
        consent_until=consent_until if people == ADULTS else None,
    )
    words = put_text(session, None, alt)
    assert words is not None, "asked about above"
    image.alt = words
    session.add(image)
    session.flush()
    note_beside(session, ACTIVITY, activity, "image_added", {"image": [None, alt]}, by=by, at=at)
    return image


def _check(alt: str, people: str, consent_by: str, consent_until: date | None, today: date) -> None:
    if people not in (NOBODY, ADULTS):
        raise NotAllowed("children")
    if not alt.strip():
        raise NotAllowed("alt")
    if people == ADULTS and not (consent_by.strip() and consent_until):
        raise NotAllowed("consent")
    if people == ADULTS and consent_until is not None and consent_until <= today:
        raise NotAllowed("past")


def remove_image(session: Session, activity: Activity, *, by: uuid.UUID, at: datetime) -> bool:
    """The photo is gone for good, from our pages and from the database; False when there was none."""
    if not _take_away(session, activity):
        return False
    note_beside(session, ACTIVITY, activity, "image_removed", {"image": [None, None]}, by=by, at=at)
    return True


def image_of(session: Session, activity_id: uuid.UUID) -> ActivityImage | None:
    return session.get(ActivityImage, activity_id)


def sizes(session: Session, key: str) -> list[tuple[int, int]]:
    """Width and height of every file, the smallest first."""
    wanted = select(ImageFile.width, ImageFile.height).where(ImageFile.key == key).order_by(ImageFile.width)
    return [(width, height) for width, height in session.execute(wanted)]


def shown_file(session: Session, key: str, width: int, today: date) -> bytes | None:
    """A file that readers may see today: its activity has a page of its own, and consent has not ended."""
    wanted = select(ActivityImage).join(Activity, Activity.id == ActivityImage.activity_id)
    image = session.scalar(wanted.where(ActivityImage.key == key, Activity.has_page))
    if image is None or not may_show(image, today):
        return None
    return file_of(session, key, width)


def file_of(session: Session, key: str, width: int) -> bytes | None:
    return session.scalar(select(ImageFile.content).where(ImageFile.key == key, ImageFile.width == width))


def may_show(image: ActivityImage, today: date) -> bool:
    return image.consent_until is None or image.consent_until >= today


def _take_away(session: Session, activity: Activity) -> bool:
    image = image_of(session, activity.id)
    if image is None:
        return False
    drop_files(session, image.key)
    alt = image.alt
    session.delete(image)
    session.flush()
    session.delete(alt)
    session.flush()
    return True
