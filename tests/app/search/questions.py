"""Questions of residents with the answers a good social worker would give, and whether the search gives them."""

import csv
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.directory.models import Service, ServiceTopic
from app.search.queries import Hit, find
from app.search.understanding import dangers_in
from app.search.words import dangers

FOLDER = Path(__file__).parent
NOW = datetime(2026, 11, 24, 10, 0)
FIRST = 3
ROUNDS = (1, 2, 3, 4, 5)
NO_DANGER = "no"


@dataclass(frozen=True)
class Question:
    """`expected`: slugs of services, or `topic:slug`; `danger`: a name of dangers.toml, `no`, or empty."""

    language: str
    text: str
    expected: tuple[str, ...]
    danger: str


def held_out(number: int, language: str) -> list[Question]:
    """A round of questions, worded by people who have not read the vocabulary. Empty for a language without any.

    The first judgement of each round was blind, the README tells how it went; then the words were mended by what it
    taught, and from then on the round only guards against falling back.
    """
    path = FOLDER / "held_out" / str(number) / f"{language}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Question(language, row["query"], _list(row["expected"]), row["danger"].strip())
            for row in csv.DictReader(file)
        ]


def given() -> list[Question]:
    """The questions the owner gave with the assignment."""
    with (FOLDER / "given.csv").open(encoding="utf-8", newline="") as file:
        return [
            Question(row["lang"], row["query"], _list(row["expected_provider_ids"]), "")
            for row in csv.DictReader(file)
        ]


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


@dataclass
class Score:
    """Every wrong answer in words."""

    asked: int
    misses: list[str]
    missed_dangers: list[str]
    false_dangers: list[str]

    @property
    def share(self) -> float:
        return 1 - len(self.misses) / self.asked if self.asked else 1.0


def score(session: Session, questions: list[Question]) -> Score:
    made = Score(0, [], [], [])
    topics = _services_by_topic(session)
    for question in questions:
        told = [danger.key for danger in dangers_in(question.text, question.language)] if question.danger else []
        hits = find(session, question.text, area="velsen-noord", now=NOW, code=question.language).hits
        slugs = [hit.slug for hit in hits[:FIRST]]
        line = f"{question.language} {question.text!r}: {slugs} {told}, wanted {question.expected} {question.danger}"
        if question.expected:
            made.asked += 1
            if not _is_answered(hits[:FIRST], question.expected, topics):
                made.misses.append(line)
        if question.danger == NO_DANGER and told:
            made.false_dangers.append(line)
        elif question.danger not in ("", NO_DANGER) and slugs[:1] != [dangers()[question.danger].services[0]]:
            made.missed_dangers.append(line)
    return made


def _is_answered(hits: list[Hit], expected: tuple[str, ...], topics: dict[str, set[str]]) -> bool:
    wanted: set[str] = set()
    for each in expected:
        topic = each.removeprefix("topic:")
        wanted |= {topic} | topics.get(topic, set()) if each != topic else {each}
    return any(hit.slug in wanted for hit in hits)


def _services_by_topic(session: Session) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for topic, slug in session.execute(select(ServiceTopic.topic, Service.slug).join(Service)):
        found.setdefault(topic, set()).add(slug)
    return found
