"""The list of places: everything that is somewhere, under its place; what is nowhere we may tell, by itself."""

from datetime import datetime

from app.maps.queries import listing
from app.records.models import DRAFT
from tests import factories

NOW = datetime(2026, 11, 23, 9, 0)


def of(session, code="nl", now=NOW):
    return listing(session, area="velsen-noord", now=now, code=code)


def slugs(entries):
    return [each.slug for each in entries]


def test_a_place_holds_the_help_and_the_activities_that_are_there(session):
    factories.location(session, slug="de-stek", name="De Stek", latitude=52.4742, longitude=4.6431)
    factories.service(session, slug="geldhulp", locations=["de-stek"])
    factories.activity(session, slug="koffie", location="de-stek", is_example=True)
    place = of(session).places[0]
    assert (place.slug, place.pin, place.address) == ("de-stek", (52.4742, 4.6431), "Dorpsstraat 1")
    assert slugs(place.services) == ["geldhulp"]
    assert [(each.slug, each.is_example) for each in place.activities] == [("koffie", True)]


def test_the_list_is_complete_without_pins(session):
    factories.location(session, slug="zonder-pin")
    factories.service(session, slug="daar", locations=["zonder-pin"])
    factories.service(session, slug="aan-de-telefoon")
    found = of(session)
    assert slugs(found.places) == ["zonder-pin"]
    assert not found.has_pins
    assert slugs(found.elsewhere) == ["aan-de-telefoon"]


def test_help_at_a_hidden_place_stands_among_help_without_an_address(session):
    factories.location(session, slug="schuilplaats", is_hidden=True)
    factories.service(session, slug="opvang", locations=["schuilplaats"])
    factories.activity(session, slug="kring", location="schuilplaats")
    found = of(session)
    assert found.places == ()
    assert slugs(found.elsewhere) == ["opvang"]


def test_what_is_not_public_or_not_for_here_or_over_is_left_out(session):
    factories.location(session, slug="de-stek")
    factories.area(session, "utrecht")
    factories.service(session, slug="concept", locations=["de-stek"], state=DRAFT)
    factories.service(session, slug="gestopt", locations=["de-stek"], status="closed")
    factories.service(session, slug="elders", locations=["de-stek"], areas=["utrecht"])
    factories.activity(session, slug="besloten", location="de-stek", visibility="room")
    factories.activity(session, slug="met-link", location="de-stek", visibility="link")
    factories.activity(session, slug="voorbij", location="de-stek", rrule="", starts="2026-11-22T09:30")
    found = of(session)
    assert (found.places, found.elsewhere) == ((), ())


def test_everything_stands_in_the_order_of_the_readers_alphabet(session):
    for slug, name in (("z", "Zaal"), ("l", "Łąka"), ("m", "Most"), ("c", "Lipa")):
        factories.location(session, slug=slug, name=name)
        for number in ("2", "1"):
            factories.service(session, slug=f"{slug}-{number}", name=f"Hulp {number}", locations=[slug])
    found = of(session, "pl").places
    assert slugs(found) == ["c", "l", "m", "z"]
    assert slugs(found[0].services) == ["c-1", "c-2"]
