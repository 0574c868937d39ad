from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from app.directory.queries import (
    FALLBACK_SERVICE,
    ServiceCard,
    cards_by_slug,
    fallback,
    public_addresses,
    services_of_organization,
    services_of_topic,
)
from app.records.models import DRAFT, WITHDRAWN
from tests import factories

MONDAY = datetime(2026, 11, 23, 9, 0)
NOTHING: dict[str, Any] = {"phones": [], "channels": [], "locations": []}


@pytest.fixture(autouse=True)
def areas(session: Session) -> None:
    factories.area(session, "nederland", "country")
    factories.area(session, "ijmond", "region", parent="nederland")
    factories.area(session, "velsen", "municipality", parent="ijmond")
    factories.area(session, "beverwijk", "municipality", parent="ijmond")
    factories.area(session, "velsen-noord", "neighbourhood", parent="velsen")


def listed(session: Session, topic: str = "geld", code: str = "nl") -> list[ServiceCard]:
    return services_of_topic(session, topic, area="velsen-noord", now=MONDAY, code=code)


def slugs(cards: list[ServiceCard]) -> list[str]:
    return [card.slug for card in cards]


def test_only_what_is_published_and_goes_on_is_listed(session: Session) -> None:
    factories.service(session, slug="concept", state=DRAFT)
    factories.service(session, slug="weg", state=WITHDRAWN)
    factories.service(session, slug="gestopt", status="closed")
    factories.service(session, slug="wel")
    assert slugs(listed(session)) == ["wel"]


def test_help_for_another_town_is_not_listed(session: Session) -> None:
    factories.service(session, slug="daar", areas=["beverwijk"])
    factories.service(session, slug="hier", areas=["beverwijk", "velsen"])
    factories.service(session, slug="overal", areas=["nederland"])
    assert slugs(listed(session)) == ["hier", "overal"]


def test_help_stands_under_each_of_its_topics(session: Session) -> None:
    factories.service(session, slug="beide", topics=["wonen", "geld"])
    assert slugs(listed(session, "geld")) == slugs(listed(session, "wonen")) == ["beide"]
    assert listed(session, "sport") == []


def test_the_order_is_reachable_near_checked_main_topic_name(session: Session) -> None:
    checked = {"assured_date": "2026-11-01"}
    factories.service(session, slug="plan", status="planned", areas=["velsen-noord"])
    factories.service(session, slug="stil", areas=["velsen-noord"], **NOTHING)
    factories.service(session, slug="land", areas=["nederland"], **checked)
    factories.service(session, slug="regio", areas=["ijmond"], **checked)
    factories.service(session, slug="stad", areas=["velsen"], **checked)
    factories.service(session, slug="b", name="B")
    factories.service(session, slug="a", name="A")
    factories.service(session, slug="zijdelings", name="0", topics=["wonen", "geld"])
    factories.service(session, slug="nagekeken", name="Z", topics=["wonen", "geld"], **checked)
    expected = ["nagekeken", "a", "b", "zijdelings", "stad", "regio", "land", "stil", "plan"]
    assert slugs(listed(session)) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, False),
        ({"phones": [{"number": "112"}]}, True),
        ({"channels": [{"kind": "website", "value": "https://velsen.nl"}]}, True),
        ({"channels": [{"kind": "email", "value": "info@velsen.nl"}]}, True),
        ({"channels": [{"kind": "chat", "value": ""}]}, False),
        ({"locations": ["met-adres"]}, True),
        ({"locations": ["zonder-adres"]}, False),
        ({"locations": ["geheim"]}, False),
    ],
)
def test_reachable_is_what_can_be_tapped_or_walked_to(session: Session, facts: Any, expected: bool) -> None:
    factories.location(session, slug="met-adres")
    factories.location(session, slug="zonder-adres", address_1="")
    factories.location(session, slug="geheim", is_hidden=True)
    factories.service(session, **{**NOTHING, **facts})
    assert [card.is_reachable for card in listed(session)] == [expected]


def test_a_card_says_what_can_be_done_now(session: Session) -> None:
    factories.service(
        session,
        phones=[{"number": "0800-2000"}, {"number": "112"}],
        schedules=[{"days": ["MO"], "opens": "08:00", "closes": "12:00"}],
        assured_date="2026-11-01",
    )
    card = listed(session)[0]
    assert (card.phone, card.call_cost, card.area_level, card.main_topic) == (
        "0800-2000",
        "free",
        "neighbourhood",
        "geld",
    )
    assert card.is_checked
    assert card.open_state is not None
    assert card.open_state.is_open


def test_a_descriptive_name_is_translated_and_a_proper_name_is_not(session: Session) -> None:
    factories.translation(
        factories.service(session, proper_name=False, name="Hulp bij laag inkomen").name, "pl", "Pomoc"
    )
    factories.translation(factories.service(session, name="Socius").name, "pl", "Wspólnik")
    assert [str(card.name) for card in listed(session, code="pl")] == ["Pomoc", "Socius"]
    assert listed(session, code="pl")[0].name.dutch == "Hulp bij laag inkomen"


def test_fifty_services_cost_as_many_questions_as_one(session: Session) -> None:
    questions: list[str] = []

    def note(*words: Any) -> None:
        questions.append(words[2])

    def count() -> int:
        session.commit()
        session.expunge_all()
        questions.clear()
        event.listen(session.get_bind(), "before_cursor_execute", note)
        listed(session, code="pl")
        event.remove(session.get_bind(), "before_cursor_execute", note)
        return len(questions)

    place = factories.location(session).slug
    facts: dict[str, Any] = {
        "locations": [place],
        "topics": ["geld", "werk"],
        "channels": [{"kind": "website", "value": "https://velsen.nl"}],
        "schedules": [{"days": ["MO"], "opens": "08:00", "closes": "12:00"}],
    }
    factories.service(session, **facts)
    one = count()
    for _ in range(49):
        factories.service(session, **facts)
    assert count() == one


def test_asked_for_by_name_they_come_in_that_order_without_what_is_not_public(session: Session) -> None:
    for slug in ("een", "twee"):
        factories.service(session, slug=slug)
    factories.service(session, slug="weg", state=WITHDRAWN)
    wanted = ["twee", "weg", "nooit", "een"]
    assert slugs(cards_by_slug(session, wanted, area="velsen-noord", now=MONDAY, code="nl")) == ["twee", "een"]


def test_an_organization_shows_its_services_for_elsewhere_too(session: Session) -> None:
    owner = factories.organization(session)
    factories.service(session, slug="daar", organization=owner.slug, areas=["beverwijk"])
    factories.service(session, slug="weg", organization=owner.slug, state=WITHDRAWN)
    cards = services_of_organization(session, owner.id, area="velsen-noord", now=MONDAY, code="nl")
    assert [(card.slug, card.area_level) for card in cards] == [("daar", "")]


def test_the_number_to_fall_back_on_is_the_one_that_staff_published(session: Session) -> None:
    assert fallback(session, "nl") is None
    service = factories.service(session, slug=FALLBACK_SERVICE, name="Gemeente Velsen", phones=[{"number": "14 0255"}])
    found = fallback(session, "nl")
    assert found is not None
    assert (found.phone, found.call_cost, str(found.name)) == ("14 0255", "normal", "Gemeente Velsen")
    factories.withdraw(session, service)
    assert fallback(session, "nl") is None


def test_examples_and_drafts_have_no_public_address(session: Session) -> None:
    owner = factories.organization(session, slug="echt")
    factories.organization(session, slug="voorbeeld", is_example=True)
    factories.service(session, slug="wel", organization=owner.slug)
    factories.service(session, slug="concept", organization=owner.slug, state=DRAFT)
    found = [(address.kind, address.slug) for address in public_addresses(session)]
    assert found == [("service", "wel"), ("organization", "echt")]
