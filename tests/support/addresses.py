"""Every public address of the starter content, and one sample of each type of page."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.activities.models import PUBLIC, Activity
from app.areas.topics import TOPICS
from app.directory.models import Organization, Service
from app.records.models import PUBLISHED

BOARD = "/kiosk/de-stek/"
REPORTS = ("aanbod/sociaal-wijkteam-velsen/melden/", "activiteiten/vb-koffie-ma/melden/")
STATEMENTS = ("privacy/", "toegankelijkheid/", "over/")


@dataclass(frozen=True)
class Addresses:
    """Paths after the language: `hulp/geld/`."""

    services: list[str]
    organizations: list[str]
    activities: list[str]

    def every_page(self) -> list[str]:
        lists = ["", "hulp/", "activiteiten/", "kaart/", "zoeken/", *STATEMENTS, *REPORTS]
        return [*lists, *(f"hulp/{topic.slug}/" for topic in TOPICS), *self._records(), *FILTERED]

    def _records(self) -> list[str]:
        return [
            *(f"aanbod/{slug}/" for slug in self.services),
            *(f"organisatie/{slug}/" for slug in self.organizations),
            *(f"activiteiten/{slug}/" for slug in self.activities),
        ]


FILTERED = ("activiteiten/?gratis=1", "activiteiten/?dag=1&doelgroep=kinderen", "zoeken/?q=schulden")
PAPER = {"week-sheet": "print/week/"}  # made for printing: neither menu nor foot
TYPES = {  # one address of every type of public page
    "home": "",
    "topics": "hulp/",
    "topic": "hulp/geld/",
    "urgent-topic": "hulp/nood/",
    "service": "aanbod/sociaal-wijkteam-velsen/",
    "organization": "organisatie/gemeente-velsen/",
    "activities": "activiteiten/",
    "activity": "activiteiten/vb-koffie-ma/",
    "places": "kaart/",
    "report": "aanbod/sociaal-wijkteam-velsen/melden/",
    "search": "zoeken/?q=schulden",
    "search-without-hits": "zoeken/?q=qqqq",
    "search-in-danger": "zoeken/?q=hij+slaat+mij",
    "privacy": "privacy/",
    "accessibility": "toegankelijkheid/",
    "about": "over/",
    "not-found": "deze-pagina-is-er-niet/",
}


def starter_addresses(session: Session) -> Addresses:
    def slugs(model: type) -> list[str]:
        return list(session.scalars(select(model.slug).where(model.state == PUBLISHED).order_by(model.slug)))

    shown = select(Activity.slug).where(Activity.state == PUBLISHED, Activity.visibility == PUBLIC)
    return Addresses(slugs(Service), slugs(Organization), list(session.scalars(shown.order_by(Activity.slug))))
