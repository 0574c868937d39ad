import json

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.changes.models import Change
from app.changes.queries import history
from app.content.models import PERSON
from app.directory.actions import LocationConflict, RoomInUse, WrongDocument, location_snapshot, put_location
from app.directory.locations import restore_location
from app.directory.models import Location
from app.records.kinds import Document, WrongState
from app.translating.texts import places_of
from app.translating.writing import write
from tests import factories
from tests.factories import AT

SHELTER: Document = {
    "slug": "opvang",
    "name": "Huis aan de Geheimlaan",
    "address_1": "Geheimlaan 7",
    "postal_code": "1234 GH",
    "city": "Verborgenstad",
    "latitude": 52.4567,
    "longitude": 4.6543,
    "staff_note": "De sleutel ligt bij de buren op nummer 9.",
    "is_hidden": True,
}


def put(session: Session, **facts: object) -> Location:
    return put_location(session, {**SHELTER, **facts}, by=None, at=AT)


def written(session: Session) -> str:
    session.flush()
    return json.dumps([change.differences for change in session.scalars(select(Change))])


def test_a_place_says_what_its_document_says(session: Session) -> None:
    document = {
        **SHELTER,
        "proper_name": False,
        "organization": factories.organization(session).slug,
        "accessibility": ["wheelchair"],
        "is_hidden": False,
        "rooms": [
            {"slug": "zaal", "name": "Zaal", "is_example": False},
            {"slug": "keuken", "name": "Keuken", "is_example": True},
        ],
    }
    place = put_location(session, document, by=None, at=AT)
    session.expire_all()
    assert location_snapshot(place) == document
    shorter = {**document, "rooms": [document["rooms"][1]], "organization": ""}
    put_location(session, shorter, by=None, at=AT)
    session.expire_all()
    assert location_snapshot(place) == shorter


def test_putting_the_same_place_again_is_no_new_version(session: Session) -> None:
    place = put(session, is_hidden=False)
    put(session, is_hidden=False)
    assert [change.version for change in history(session, "location", place.id)] == [1]


def test_a_new_name_or_room_is_a_new_version(session: Session) -> None:
    place = factories.location(session, slug="plek")
    document = location_snapshot(place)
    put_location(session, {**document, "name": "Het nieuwe buurthuis"}, by=None, at=AT)
    put_location(session, {**document, "name": "Het nieuwe buurthuis", "rooms": []}, by=None, at=AT)
    assert place.version == 3
    assert [change.version for change in history(session, "location", place.id)] == [3, 2, 1]


def test_the_second_of_two_people_is_told_what_stands_now(session: Session) -> None:
    place = factories.location(session, slug="plek")
    document = location_snapshot(place)
    put_location(session, {**document, "city": "IJmuiden"}, by=None, at=AT, expected_version=1)
    with pytest.raises(LocationConflict) as told:
        put_location(session, {**document, "city": "Beverwijk"}, by=None, at=AT, expected_version=1)
    assert told.value.document["city"] == "IJmuiden"


def test_a_room_in_which_something_happens_cannot_be_taken_away(session: Session) -> None:
    place = factories.location(session, slug="plek")
    factories.activity(session, location="plek", room="zaal")
    session.commit()
    with pytest.raises(RoomInUse):
        put_location(session, {**location_snapshot(place), "rooms": []}, by=None, at=AT)
    assert [room.slug for room in place.rooms] == ["zaal"]


@pytest.mark.parametrize(
    "facts",
    [
        {"accessibility": ["trampoline"]},
        {"organization": "niemand"},
        {"name": ""},
        {"kleur": "rood"},
        {"rooms": [{"slug": "zaal", "name": "Zaal"}, {"slug": "zaal", "name": "Zaal 2"}]},
    ],
)
def test_a_place_that_cannot_be_is_refused(session: Session, facts: Document) -> None:
    with pytest.raises(WrongDocument):
        put(session, **facts)


def test_the_address_of_a_hidden_place_is_never_written_into_history(session: Session) -> None:
    place = put(session)
    put(session, address_1="Schuilstraat 8", staff_note="Nieuw adres: Schuilstraat 8")
    assert len(history(session, "location", place.id)) == 2
    assert_says_nothing(written(session), "Schuilstraat")


def test_hiding_a_place_erases_its_address_from_history_too(session: Session) -> None:
    put(session, is_hidden=False)
    put(session, is_hidden=False, address_1="Schuilstraat 8")
    assert "Geheimlaan" in written(session)
    put(session, is_hidden=True, address_1="Schuilstraat 8")
    assert_says_nothing(written(session), "Schuilstraat")


def test_showing_a_place_again_does_not_tell_where_it_was(session: Session) -> None:
    put(session)
    put(session, is_hidden=False, address_1="Dorpsstraat 1", name="Het buurthuis")
    assert_says_nothing(written(session))


def test_a_translated_name_is_erased_as_well(session: Session) -> None:
    place = put(session, is_hidden=False, proper_name=False, rooms=[])
    named = next(each for each in places_of(session, "location", place.id) if each.field == "name")
    write(session, named, "pl", "Dom przy Geheimlaan", origin=PERSON, by=None, at=AT, dutch_digest="")
    assert "Dom przy" in written(session)
    put(session, is_hidden=True, proper_name=False, rooms=[])
    assert_says_nothing(written(session), "Dom przy")


def test_an_old_version_of_a_place_comes_back_as_a_new_one(session: Session) -> None:
    place = factories.location(session, slug="plek")
    first = location_snapshot(place)
    put_location(session, {**first, "name": "Ander huis", "city": "IJmuiden", "rooms": []}, by=None, at=AT)
    assert restore_location(session, place, 1, by=None, at=AT)
    session.expire_all()
    assert location_snapshot(place) == first
    last = history(session, "location", place.id)[0]
    assert (last.version, last.action) == (3, "restored")
    assert not restore_location(session, place, 1, by=None, at=AT)


def test_restoring_never_tells_where_a_hidden_place_is(session: Session) -> None:
    place = put(session, is_hidden=False, address_1="Oudeweg 1")
    put(session, is_hidden=True, accessibility=["wheelchair"])
    restore_location(session, place, 1, by=None, at=AT)
    assert (place.is_hidden, place.address_1, place.accessibility) == (True, "Geheimlaan 7", [])
    assert_says_nothing(written(session), "Oudeweg")


def test_a_version_that_never_was_or_lost_its_room_is_refused(session: Session) -> None:
    place = put(session, is_hidden=False, rooms=[])
    put(session, is_hidden=False, rooms=[{"slug": "zaal", "name": "Zaal", "is_example": False}])
    factories.activity(session, location="opvang", room="zaal")
    session.commit()
    with pytest.raises(WrongState):
        restore_location(session, place, 9, by=None, at=AT)
    with pytest.raises(RoomInUse):
        restore_location(session, place, 1, by=None, at=AT)


def assert_says_nothing(words: str, *more: str) -> None:
    for secret in ("Geheimlaan", "1234 GH", "Verborgenstad", "52.4567", "4.6543", "buren", *more):
        assert secret not in words
