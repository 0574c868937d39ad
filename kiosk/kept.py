"""Boards kept between two questions. A thousand screens ask every few seconds, and almost always nothing changed.

What the screens of a place share is made once and kept until a change concerns it, and so are the announcements, which
all places share; asking again then costs two small queries. Each process keeps its own: there is nothing to tell each
other, the table of changes says it all.
"""

import json
import uuid
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from typing import Any

from sqlalchemy.orm import Session

from kiosk.document import ScreenView, board_content, for_screen, notices_of
from kiosk.queries import WINDOW, board_source, concerns, last_changes, notices_ahead, window

MOST = 256  # places times languages; a document has some hundred kilobytes
Key = tuple[object, ...]
Changes = Iterable[tuple[str, uuid.UUID]]  # kind and record


@dataclass(frozen=True)
class Kept:
    day: date
    latest: tuple[int, int]  # see queries.last_changes
    seen: frozenset[int]  # the last changes it knows of
    content: Any


class Boards:
    def __init__(self) -> None:
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._lock = Lock()

    def document(self, session: Session, screen: ScreenView, now: datetime, base_url: str) -> dict[str, Any]:
        """The document of a screen, `now` being wall-clock; equal to one that is made anew."""
        latest = last_changes(session)
        place, codes = screen.location_slug, screen.languages

        def is_concerned(content: Any, changes: Changes) -> bool:
            return concerns(session, changes, place, content["activities"])

        content = self._newest(
            session,
            (place, screen.location_name, codes, base_url),
            now.date(),
            latest,
            is_concerned,
            lambda: board_content(board_source(session, screen, now, base_url)),
        )
        notices = self._newest(
            session,
            ("notices", codes),
            now.date(),
            latest,
            lambda _content, changes: any(kind == "notice" for kind, _record in changes),
            lambda: notices_of(notices_ahead(session, codes, now), codes),
        )
        return for_screen(content, notices, screen)

    def _newest(
        self,
        session: Session,
        key: Key,
        day: date,
        latest: tuple[int, int],
        is_concerned: Callable[[Any, Changes], bool],
        make: Callable[[], Any],
    ) -> Any:
        with self._lock:
            kept = self._kept.get(key)
        if kept is not None and kept.day == day and kept.latest == latest:
            return kept.content
        changes = window(session, latest[0])
        if kept is None or kept.day != day or not 0 <= latest[0] - kept.latest[0] < WINDOW:
            content = make()  # A database that was put back counts lower; after very many changes some are unseen.
        else:
            unseen = [change for number, change in changes.items() if number not in kept.seen]
            content = make() if is_concerned(kept.content, unseen) else kept.content
        self._keep(key, Kept(day, latest, frozenset(changes), content))
        return content

    def _keep(self, key: Key, kept: Kept) -> None:
        with self._lock:
            self._kept[key] = kept
            self._kept.move_to_end(key)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)


def as_json(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
