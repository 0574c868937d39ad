"""What a reader's question finds, ready to show, in one rank order."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.activities.queries import ActivityRow, rows_of_activities
from app.areas.topics import TOPIC_BY_SLUG, Topic
from app.content.queries import Name, ShownText, shown_texts
from app.directory.models import Organization, Service
from app.directory.queries import ServiceCard, cards_of
from app.records.models import PUBLISHED
from app.search.ranking import ranked_records, topics_of_question

MOST_HITS = 50


@dataclass(frozen=True)
class OrganizationCard:
    slug: str
    name: Name
    summary: ShownText


@dataclass(frozen=True)
class Hit:
    """One finding; `item` is the card of its kind: topic, service, organisation or activity."""

    kind: str
    slug: str
    item: Topic | ServiceCard | OrganizationCard | ActivityRow


def find(session: Session, question: str, *, area: str, now: datetime, code: str) -> list[Hit]:
    """Topics first, then records by score; what nobody can reach comes after what can be reached."""
    topics = [Hit("topic", slug, TOPIC_BY_SLUG[slug]) for slug in topics_of_question(question)]
    ranked = [key for key, _score in ranked_records(session, question)][: 2 * MOST_HITS]
    cards = _cards(session, ranked, area=area, now=now, code=code)
    found = [cards[record_id] for _kind, record_id in ranked if record_id in cards]
    reachable = [hit for hit in found if not _is_out_of_reach(hit)]
    rest = [hit for hit in found if _is_out_of_reach(hit)]
    return (topics + reachable + rest)[:MOST_HITS]


def _is_out_of_reach(hit: Hit) -> bool:
    return isinstance(hit.item, ServiceCard) and not hit.item.is_reachable


def _cards(
    session: Session, ranked: Sequence[tuple[str, uuid.UUID]], *, area: str, now: datetime, code: str
) -> dict[uuid.UUID, Hit]:
    by_kind: dict[str, list[uuid.UUID]] = {"service": [], "activity": [], "organization": []}
    for kind, record_id in ranked:
        by_kind[kind].append(record_id)
    hits: dict[uuid.UUID, Hit] = {}
    for service_id, card in _services(session, by_kind["service"], area=area, now=now, code=code).items():
        hits[service_id] = Hit("service", card.slug, card)
    for activity_id, row in rows_of_activities(session, by_kind["activity"], code, now).items():
        hits[activity_id] = Hit("activity", row.slug, row)
    for organization_id, organization in _organizations(session, by_kind["organization"], code).items():
        hits[organization_id] = Hit("organisation", organization.slug, organization)
    return hits


def _services(
    session: Session, ids: Sequence[uuid.UUID], *, area: str, now: datetime, code: str
) -> dict[uuid.UUID, ServiceCard]:
    """The public ones that are for people here, by id."""
    slugs = session.execute(select(Service.slug, Service.id).where(Service.id.in_(ids)))
    id_of: dict[str, uuid.UUID] = dict(slugs.all())
    cards = cards_of(session, ids, area=area, now=now, code=code)
    return {id_of[card.slug]: card for card in cards if card.area_level}


def _organizations(session: Session, ids: Sequence[uuid.UUID], code: str) -> dict[uuid.UUID, OrganizationCard]:
    if not ids:
        return {}
    wanted = select(Organization).where(Organization.id.in_(ids), Organization.state == PUBLISHED)
    found = session.scalars(wanted).all()
    texts = shown_texts(session, [each for one in found for each in (one.name_id, one.summary_id)], code)
    return {
        one.id: OrganizationCard(one.slug, Name(texts.of(one.name_id), one.has_proper_name), texts.of(one.summary_id))
        for one in found
    }
