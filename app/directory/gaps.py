"""What has to be filled in before residents can rely on it, the most urgent first."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.areas.models import MUNICIPALITY, NEIGHBOURHOOD
from app.areas.queries import AreaChain, area_chain
from app.directory.models import ACTIVE, CLOSED, PLANNED, UNKNOWN, UNSURE, Service, service_area
from app.directory.queries import hours_of
from app.directory.reach import is_reachable
from app.records.models import PUBLISHED


def staff_(text: str) -> str:
    """Mark a Dutch text for the staff catalog."""
    return text


# Who is asked for first when something is wrong tonight. What stands higher is filled first; services that are not
# named come after these, by the first of their topics in URGENT_TOPICS.
URGENT_SERVICES = (
    "de-stek",
    "spoedpost-beverwijk",
    "huisarts-velsen-noord",
    "voedselbank-ijmond-noord",
    "voedselbank-velsen",
    "opvang-dakloos-kennemerland",
)
URGENT_TOPICS = ("nood", "gezondheid", "eten", "geweld", "dakloos", "psychisch", "kinderen", "geld")

# What is missing, the worst first. The words are for staff.
MISSING: dict[str, str] = {
    "reach": staff_("niets om te bellen, aan te tikken of naartoe te lopen"),
    "status": staff_("niet zeker of het bestaat"),
    "phone": staff_("telefoonnummer"),
    "address": staff_("adres"),
    "hours": staff_("openingstijden"),
    "topics": staff_("onderwerp"),
    "areas": staff_("gebied"),
    "next_step": staff_("eerste stap"),
    "access": staff_("hoe men er terechtkan"),
    "cost": staff_("kosten"),
    "languages": staff_("talen"),
    "asked": staff_("naam, papieren of geheimhouding"),
    "unchecked": staff_("nooit nagekeken"),
}


@dataclass(frozen=True)
class Gap:
    """One service with what it lacks: codes of MISSING, the worst first."""

    slug: str
    name: str
    missing: tuple[str, ...]
    urgency: int  # 0 is the most urgent


def gaps(session: Session, area: str) -> list[Gap]:
    """Every public service of this area that lacks something; a service for elsewhere only when it has no area."""
    chain = area_chain(session, area)
    found = [_gap(service, chain) for service in _services(session, chain)]
    return sorted((gap for gap in found if gap.missing), key=_rank)


def missing_in(session: Session, service: Service, area: str) -> tuple[str, ...]:
    """What one service lacks, in whatever state it is: codes of MISSING, the worst first."""
    return _gap(service, area_chain(session, area)).missing


def _services(session: Session, chain: AreaChain) -> list[Service]:
    elsewhere = select(service_area.c.service_id).where(service_area.c.area_id.not_in(chain.ids))
    here = select(service_area.c.service_id).where(service_area.c.area_id.in_(chain.ids))
    wanted = select(Service).where(
        Service.state == PUBLISHED,
        Service.is_example.is_(False),
        Service.status.not_in((CLOSED, PLANNED)),
        Service.id.in_(here) | Service.id.not_in(elsewhere),
    )
    return list(
        session.scalars(
            wanted.options(
                joinedload(Service.name),
                selectinload(Service.topics),
                selectinload(Service.areas),
                selectinload(Service.languages),
                selectinload(Service.phones),
                selectinload(Service.channels),
                selectinload(Service.locations),
                selectinload(Service.schedules),
            )
        )
    )


def _gap(service: Service, chain: AreaChain) -> Gap:
    lacks = {
        "reach": not is_reachable(service),
        "status": service.status == UNSURE,
        "phone": not service.phones,
        "address": _needs_address(service, chain) and not any(place.address_1 for place in service.locations),
        "hours": not hours_of(service).are_known and service.hours_text_id is None,
        "topics": not service.topics,
        "areas": not service.areas,
        "next_step": service.next_step_id is None,
        "access": not service.access,
        "cost": service.cost == UNKNOWN and service.cost_text_id is None,
        "languages": not service.languages,
        "asked": UNKNOWN in (service.anonymous, service.papers, service.tells_others),
        "unchecked": service.assured_date is None,
    }
    return Gap(service.slug, service.name.source, tuple(code for code in MISSING if lacks[code]), _urgency(service))


def _needs_address(service: Service, chain: AreaChain) -> bool:
    """People walk to what is near; a national line or a website has no door here."""
    if "walk_in" in service.access or "appointment" in service.access:
        return True
    is_near = chain.level({area.id for area in service.areas}) in (NEIGHBOURHOOD, MUNICIPALITY)
    return is_near and service.status == ACTIVE and not set(service.access) & {"phone", "online"}


def _urgency(service: Service) -> int:
    if service.slug in URGENT_SERVICES:
        return URGENT_SERVICES.index(service.slug)
    topics = [URGENT_TOPICS.index(row.topic) for row in service.topics if row.topic in URGENT_TOPICS]
    return len(URGENT_SERVICES) + min(topics, default=len(URGENT_TOPICS))


def _rank(gap: Gap) -> tuple[int, int, int, str]:
    worst = list(MISSING).index(gap.missing[0])
    return (gap.urgency, worst, -len(gap.missing), gap.name.casefold())
