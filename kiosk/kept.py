"""Boards kept between two questions. A thousand screens ask every few seconds, and almost always nothing changed.

Every question begins with the one number that is another after each write (app/generation.py). As long as it is the
same, no screen, setting or change is read again. What the screens of a place share is made once, by one thread, and
kept until a change concerns it, and so are the announcements, which all places share; only the short head of a
document is each screen's own. Each process keeps its own: there is nothing to tell each other.
"""

import json
import uuid
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from typing import Any

from sqlalchemy.orm import Session

from app.records.queries import NotThere
from kiosk.document import ScreenView, board_content, head_of, notices_of
from kiosk.packing import Tail
from kiosk.queries import WINDOW, board_source, concerns, last_changes, notices_ahead, screen_views, window

MOST = 256  # places times languages; a document has some hundred kilobytes
Key = tuple[object, ...]
Changes = Iterable[tuple[str, uuid.UUID]]  # kind and record


@dataclass(frozen=True)
class Town:
    """All screens, and the last changes, as they are at one generation."""

    generation: int | None  # None: nobody knows, so it holds for one question
    screens: Mapping[str, ScreenView]
    latest: tuple[int, int]  # see queries.last_changes
    changes: Mapping[int, tuple[str, uuid.UUID]]


@dataclass(frozen=True)
class Kept:
    day: date
    latest: tuple[int, int]
    seen: frozenset[int]  # the last changes it knows of
    content: Any


@dataclass(frozen=True)
class Shared:
    """What the screens of a place with the same languages have in common."""

    content: dict[str, Any]
    tail: Tail


@dataclass(frozen=True)
class Board:
    """The document of one screen, written out when somebody needs it."""

    head: dict[str, Any]
    shared: Shared

    @property
    def version(self) -> str:
        return str(self.head["version"])

    def document(self) -> dict[str, Any]:
        return {**self.shared.content, **self.head}

    def plain(self) -> bytes:
        return self.shared.tail.after(self._head())

    def packed(self) -> bytes:
        return self.shared.tail.packed_after(self._head())

    def _head(self) -> bytes:
        return _written(self.head)[:-1] + b","


class Boards:
    def __init__(self) -> None:
        self._town: Town | None = None
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._making: dict[Key, Lock] = {}
        self._lock = Lock()

    def board(
        self, session: Session, slug: str, at: datetime, now: datetime, base_url: str, generation: int | None = None
    ) -> Board:
        """What a screen shows, equal to a document that is made anew. `at` is the instant, `now` the same on the wall.

        `generation` was read before; without it nothing is taken for granted. Raises NotThere for a screen nobody put
        up.
        """
        town = self._town_at(session, generation)
        if slug not in town.screens:
            raise NotThere(slug)
        screen = town.screens[slug]
        shared = self._shared(session, town, screen, now, base_url)
        notices = self._notices(session, town, screen.languages, now)
        return Board(head_of(screen, at, shared.content["version"], notices), shared)

    def _town_at(self, session: Session, generation: int | None) -> Town:
        town = self._town
        if town is not None and generation is not None and town.generation == generation:
            return town
        with self._lock_of(("town",)):
            town = self._town
            if town is None or generation is None or town.generation != generation:
                latest = last_changes(session)
                town = Town(generation, screen_views(session), latest, window(session, latest[0]))
                self._town = town
            return town

    def _shared(self, session: Session, town: Town, screen: ScreenView, now: datetime, base_url: str) -> Shared:
        def is_concerned(shared: Shared, changes: Changes) -> bool:
            return concerns(session, changes, screen.location_slug, shared.content["activities"])

        def make() -> Shared:
            content = board_content(board_source(session, screen, now, base_url))
            own = {name: value for name, value in content.items() if name != "version"}  # The head has the whole one.
            return Shared(content, Tail(_written(own)[1:]))

        key = (screen.location_slug, screen.location_name, screen.languages, base_url)
        found: Shared = self._newest(key, town, now.date(), is_concerned, make)
        return found

    def _notices(self, session: Session, town: Town, codes: tuple[str, ...], now: datetime) -> dict[str, Any]:
        def is_concerned(_content: object, changes: Changes) -> bool:
            return any(kind == "notice" for kind, _record in changes)

        def make() -> dict[str, Any]:
            return notices_of(notices_ahead(session, codes, now), codes)

        found: dict[str, Any] = self._newest(("notices", codes), town, now.date(), is_concerned, make)
        return found

    def _newest(
        self,
        key: Key,
        town: Town,
        day: date,
        is_concerned: Callable[[Any, Changes], bool],
        make: Callable[[], Any],
    ) -> Any:
        kept = self._kept.get(key)
        if kept is not None and kept.day == day and kept.latest == town.latest:
            return kept.content
        with self._lock_of(key):
            kept = self._kept.get(key)
            if kept is not None and kept.day == day and kept.latest == town.latest:
                return kept.content  # Another thread made it meanwhile.
            if kept is None or kept.day != day or not 0 <= town.latest[0] - kept.latest[0] < WINDOW:
                content = make()  # A database put back counts lower; after very many changes some are unseen.
            else:
                unseen = [change for number, change in town.changes.items() if number not in kept.seen]
                content = make() if is_concerned(kept.content, unseen) else kept.content
            self._keep(key, Kept(day, town.latest, frozenset(town.changes), content))
            return content

    def _keep(self, key: Key, kept: Kept) -> None:
        with self._lock:
            self._kept[key] = kept
            self._kept.move_to_end(key)
            while len(self._kept) > MOST:
                self._making.pop(self._kept.popitem(last=False)[0], None)

    def _lock_of(self, key: Key) -> Lock:
        with self._lock:
            return self._making.setdefault(key, Lock())


def _written(document: Mapping[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
