"""A document and a record say the same: what staff save, history keeps and restore brings back depends on it."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.areas.audiences import AUDIENCES, SPOKEN_LANGUAGES
from app.areas.topics import TOPIC_BY_SLUG
from app.content.models import Text, plain
from app.dates import WEEKDAYS
from app.directory import models
from app.directory.actions import ORGANIZATION, SERVICE, WrongDocument
from app.directory.documents import SERVICE_CHOICES, SERVICE_TEXTS
from app.records import actions as records
from app.records.kinds import Document, RecordKind
from tests import factories
from tests.factories import AT

OWNERS = ("een-organisatie", "nog-een")
PLACES = ("plein", "school")
AREAS = ("velsen", "velsen-noord")


def some(values: Any, count: int = 3) -> st.SearchStrategy[list[Any]]:
    return st.lists(st.sampled_from(list(values)), unique=True, max_size=count)


def in_order(values: Any, order: Callable[[Any], Any] | None = None) -> st.SearchStrategy[list[Any]]:
    return some(values).map(lambda chosen: sorted(chosen, key=order))


words = st.text(st.characters(codec="utf-8", exclude_characters="\x00", exclude_categories=("Cs",)), max_size=20).map(
    plain
)
name = words.filter(bool)
clock = st.sampled_from(["00:00", "09:00", "12:30", "23:59"])
phone = st.fixed_dictionaries(
    {
        "number": st.sampled_from(["14 0255", "0800-2000", "112"]),
        "foreign": st.sampled_from(["", "+31 255 567200"]),
        "owner": st.sampled_from(["", *OWNERS]),
    }
)
channel = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(models.CHANNELS),
        "value": st.sampled_from(["", "https://voorbeeld.nl"]),
        "language": st.sampled_from(["", "nl"]),
    }
)
schedule = st.one_of(
    st.fixed_dictionaries(
        {"days": in_order(WEEKDAYS, WEEKDAYS.index).filter(bool), "day": st.just(""), "opens": clock, "closes": clock}
    ),
    st.fixed_dictionaries(
        {"days": st.just([]), "day": st.dates().map(str), "opens": clock, "closes": st.just("24:00")}
    ),
)
notes = {
    "unconfirmed": st.dictionaries(words, words, max_size=2),
    "staff_note": words,
    "sources": st.lists(st.fixed_dictionaries({"title": words, "url": words, "fields": some(["phone"])}), max_size=2),
}
service_documents = st.fixed_dictionaries(
    {
        "slug": st.just("aanbod"),
        "organization": st.sampled_from(OWNERS),
        "name": name,
        "proper_name": st.booleans(),
        **dict.fromkeys(SERVICE_TEXTS, words),
        "topics": some(TOPIC_BY_SLUG),
        "audiences": in_order(AUDIENCES),
        "areas": in_order(AREAS),
        "locations": in_order(PLACES),
        "languages": in_order(SPOKEN_LANGUAGES),
        **{field: st.sampled_from(allowed) for field, allowed in SERVICE_CHOICES.items()},
        "access": in_order(models.ACCESS, models.ACCESS.index),
        "always_open": st.booleans(),
        "closed_on_holidays": st.booleans(),
        "phones": st.lists(phone, max_size=3),
        "channels": st.lists(channel, max_size=3),
        "schedules": st.lists(schedule, max_size=3),
        "documents": st.lists(name, max_size=3),
        "keywords": st.lists(words, max_size=3),
        "assured_date": st.one_of(st.just(""), st.dates().map(str)),
        "assurer": words,
        **notes,
    }
)
organization_documents = st.fixed_dictionaries(
    {
        "slug": st.just("organisatie"),
        "name": name,
        "proper_name": st.booleans(),
        "summary": words,
        "website": st.sampled_from(["", "https://voorbeeld.nl"]),
        "email": words,
        "phones": st.lists(phone, max_size=3),
        **notes,
    }
)
ON_ONE_DATABASE = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture
def around(session: Session) -> Session:
    """What documents may name; each example is rolled back to here."""
    for slug in OWNERS:
        factories.organization(session, slug=slug)
    for slug in PLACES:
        factories.location(session, slug=slug)
    for slug in AREAS:
        factories.area(session, slug)
    session.commit()
    return session


@ON_ONE_DATABASE
@given(st.lists(service_documents, min_size=1, max_size=3))
def test_a_service_says_what_its_document_says(around: Session, documents: list[Document]) -> None:
    assert_round_trip(around, SERVICE, documents)


@ON_ONE_DATABASE
@given(st.lists(organization_documents, min_size=1, max_size=3))
def test_an_organization_says_what_its_document_says(around: Session, documents: list[Document]) -> None:
    assert_round_trip(around, ORGANIZATION, documents)


def assert_round_trip(session: Session, kind: RecordKind, documents: list[Document]) -> None:
    """Created, then saved again and again: in memory and read back; and the first version can be had back."""
    try:
        record = records.create(session, kind, documents[0], by=None, at=AT)
        for document in documents:
            records.save(session, kind, record, document, by=None, at=AT)
            assert kind.snapshot(session, record) == document
            session.expire_all()
            assert kind.snapshot(session, record) == document
        records.restore(session, kind, record, 1, by=None, at=AT)
        assert kind.snapshot(session, record) == documents[0]
    finally:
        session.rollback()


def test_saving_the_same_document_is_no_new_version(around: Session) -> None:
    service = factories.service(around, organization="nog-een", documents=["Uw brief"])
    assert records.save(around, SERVICE, service, SERVICE.snapshot(around, service), by=None, at=AT) is None
    assert service.version == 1


def test_a_number_keeps_its_row_when_it_changes(around: Session) -> None:
    service = factories.service(around, phones=[{"number": "112"}, {"number": "14 0255"}])
    before = service.phones[0].id
    factories.save(around, service, {"phones": [{"number": "113"}]})
    assert [(row.id, row.number) for row in service.phones] == [(before, "113")]


def test_a_document_to_bring_keeps_its_translation_wherever_it_moves(around: Session) -> None:
    service = factories.service(around, documents=["Uw brief", "Uw pas"])
    factories.translation(service.documents[1].document, "pl", "Karta")
    factories.save(around, service, {"documents": ["Uw loonstrook", "Uw brief", "Uw pas"]})
    rows = {row.document.source: [each.value for each in row.document.translations] for row in service.documents}
    assert rows == {"Uw loonstrook": [], "Uw brief": [], "Uw pas": ["Karta"]}


def test_texts_that_nobody_points_to_leave(around: Session) -> None:
    service = factories.service(around, documents=["Uw brief"], alert="Dicht tot maandag.")
    around.flush()
    factories.save(around, service, {"documents": [], "alert": ""})
    around.flush()
    left = set(around.scalars(select(Text.source)))
    assert not left & {"Uw brief", "Dicht tot maandag."}


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"name": "  "}, "name"),
        ({"organization": "niemand"}, "organization"),
        ({"topics": ["geluk"]}, "topics"),
        ({"areas": ["atlantis"]}, "areas"),
        ({"locations": ["maan"]}, "locations"),
        ({"audiences": ["katten"]}, "audiences"),
        ({"languages": ["xx"]}, "languages"),
        ({"cost": "goedkoop"}, "cost"),
        ({"anonymous": "only_in_danger"}, "anonymous"),
        ({"status": "misschien"}, "status"),
        ({"access": ["vliegen"]}, "access"),
        ({"phones": [{"number": "bel ons"}]}, "phones"),
        ({"phones": [{"number": "112", "foreign": "nee"}]}, "phones"),
        ({"phones": [{"number": "112", "owner": "niemand"}]}, "phones"),
        ({"phones": [{"number": "112", "kleur": "rood"}]}, "phones"),
        ({"channels": [{"kind": "fax", "value": "1"}]}, "channels"),
        ({"channels": [{"kind": "website", "value": "javascript:alert(1)"}]}, "channels"),
        ({"schedules": [{"days": ["MO"], "opens": "9:00", "closes": "17:00"}]}, "schedules"),
        ({"schedules": [{"days": ["MO"], "opens": "24:00", "closes": "02:00"}]}, "schedules"),
        ({"schedules": [{"days": [], "opens": "09:00", "closes": "17:00"}]}, "schedules"),
        ({"schedules": [{"day": "morgen", "opens": "09:00", "closes": "17:00"}]}, "schedules"),
        ({"assured_date": "23-11-2026"}, "assured_date"),
        ({"bsn": "123"}, "bsn"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_the_name_of_its_field(
    around: Session, facts: Document, field: str
) -> None:
    with pytest.raises(WrongDocument) as refused:
        factories.service(around, **facts)
    assert refused.value.field == field


def test_the_website_of_an_organization_is_a_web_address(session: Session) -> None:
    with pytest.raises(WrongDocument):
        factories.organization(session, website="javascript:alert(1)")
