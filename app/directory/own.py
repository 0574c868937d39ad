"""What a partner may touch: the services and activities of the organisations they belong to, and nothing else."""

import uuid
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.models import PARTNER
from app.accounts.sessions import SignedIn, signed_in
from app.directory.models import Membership, Organization
from app.records.models import PUBLISHED

# What a partner neither reads nor writes of a service, even of their own.
ONLY_EDITORS = ("slug", "organization", "staff_note", "sources", "unconfirmed")


def my_organizations(session: Session) -> set[uuid.UUID] | None:
    """The organisations of a partner; None for everybody who may touch all."""
    someone = signed_in()
    return organizations_of(session, someone) if someone is not None and someone.role == PARTNER else None


def organizations_of(session: Session, someone: SignedIn) -> set[uuid.UUID]:
    wanted = select(Membership.organization_id).where(Membership.person_id == someone.person_id)
    return set(session.scalars(wanted))


def may_publish(session: Session, organization_slug: str) -> bool:
    """A partner puts something new on the site only where the organisation is trusted to."""
    if my_organizations(session) is None:
        return True
    return bool(session.scalar(select(Organization.trusts_partner).where(Organization.slug == organization_slug)))


def goes_to_editors(session: Session, record: Any) -> bool:
    """An edit of what readers see waits beside it; a draft nobody sees is simply saved."""
    is_partner = my_organizations(session) is not None
    return is_partner and record.state == PUBLISHED and not record.organization.trusts_partner
