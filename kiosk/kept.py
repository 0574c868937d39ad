"""Boards kept between two questions. A thousand screens ask every few seconds, and almost always nothing changed.

What the screens of a place share is made once and kept until a change concerns it; asking again then costs two small
queries. Each process keeps its own: there is nothing to tell each other, the table of changes says it all.
"""

import json
import uuid
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from typing import Any

from sqlalchemy.orm import Session

from kiosk.document import ScreenView, board_content, for_screen
from kiosk.queries import WINDOW, board_source, concerns, last_changes, window

MOST = 256  # places times languages; a document has some hundred kilobytes
Key = tuple[str, str, tuple[str, ...], str]


@dataclass
class Kept:
    day: date
    latest: tuple[int, int]  # see queries.last_changes
    seen: frozenset[int]  # the last changes it knows of
    content: dict[str, Any]


class Boards:
    def __init__(self) -> None:
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._lock = Lock()

    def document(self, session: Session, screen: ScreenView, now: datetime, base_url: str) -> dict[str, Any]:
        """The document of a screen, `now` being wall-clock; equal to one that is made anew."""
        return for_screen(self._content(session, screen, now, base_url), screen)

    def _content(self, session: Session, screen: ScreenView, now: datetime, base_url: str) -> dict[str, Any]:
        key = (screen.location_slug, screen.location_name, screen.languages, base_url)
        latest = last_changes(session)
        with self._lock:
            kept = self._kept.get(key)
        if kept is not None and kept.day == now.date() and kept.latest == latest:
            return kept.content
        changes = window(session, latest[0])
        if kept is None or kept.day != now.date() or self._is_behind(session, kept, latest, changes, screen):
            content = board_content(board_source(session, screen, now, base_url))
        else:
            content = kept.content
        self._keep(key, Kept(now.date(), latest, frozenset(changes), content))
        return content

    def _is_behind(
        self,
        session: Session,
        kept: Kept,
        latest: tuple[int, int],
        changes: dict[int, tuple[str, uuid.UUID]],
        screen: ScreenView,
    ) -> bool:
        # A database that was put back to an earlier state counts lower; after very many changes some are unseen.
        if not 0 <= latest[0] - kept.latest[0] < WINDOW:
            return True
        unseen = [change for number, change in changes.items() if number not in kept.seen]
        return concerns(session, unseen, screen.location_slug, kept.content["activities"])

    def _keep(self, key: Key, kept: Kept) -> None:
        with self._lock:
            self._kept[key] = kept
            self._kept.move_to_end(key)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)


def as_json(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
