"""Which partners work for an organisation, and whether what they change needs an editor's approval."""

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.accounts.models import PARTNER, Person
from app.changes.models import Change
from app.directory.actions import ORGANIZATION
from app.directory.models import Membership, Organization
from app.records.actions import note_beside


def possible_partners(session: Session) -> Sequence[Person]:
    """Everybody with that role, in order of name."""
    return session.scalars(select(Person).where(Person.role == PARTNER).order_by(Person.name)).all()


def partners_of(session: Session, organization: Organization) -> set[uuid.UUID]:
    return set(session.scalars(select(Membership.person_id).where(Membership.organization_id == organization.id)))


def set_partners(
    session: Session,
    organization: Organization,
    chosen: Collection[uuid.UUID],
    *,
    trusts: bool,
    by: uuid.UUID,
    at: datetime,
) -> Change | None:
    """Exactly these people work for it from now on, those of them who are partners; None when nothing changes."""
    before, trusted = partners_of(session, organization), organization.trusts_partner
    people = {each.id: each.name for each in possible_partners(session)}
    members = {each for each in chosen if each in people}
    if members == before and trusts == trusted:
        return None
    session.execute(delete(Membership).where(Membership.organization_id == organization.id))
    session.add_all(Membership(person_id=each, organization_id=organization.id) for each in sorted(members))
    organization.trusts_partner = trusts
    session.flush()
    return note_beside(
        session,
        ORGANIZATION,
        organization,
        "partners_set",
        {
            "partners": [_names(before, people), _names(members, people)],
            "trusts_partner": [trusted, trusts],
        },
        by=by,
        at=at,
    )


def _names(ids: Collection[uuid.UUID], people: dict[uuid.UUID, str]) -> list[str]:
    return sorted(people[each] for each in ids if each in people)
