"""What search engines read: events of schema.org, never of what does not exist."""

import json
from datetime import datetime

from app.activities import actions
from tests import factories


def facts(client, address: str) -> list[dict]:
    return [
        json.loads(text) for text in client.get(address).page.xpath("//script[@type='application/ld+json']/text()")
    ]


def test_a_series_lists_its_dates_with_their_offset_and_state(client, session):
    activity = factories.activity(session, slug="koffie", starts="2026-10-19T09:30", languages=["pl"])
    actions.cancel_occurrence(session, activity, datetime(2026, 11, 30, 9, 30), reason="ill", by=None, at=factories.AT)
    (series,) = facts(client, "/nl/activiteiten/koffie/")
    assert (series["@context"], series["@type"]) == ("https://schema.org", "EventSeries")
    assert series["isAccessibleForFree"] is True
    assert series["inLanguage"] == ["pl"]
    assert series["location"]["address"]["postalCode"] == "1951 AB"
    first, second = series["subEvent"][:2]
    assert first["startDate"] == "2026-11-23T09:30:00+01:00"
    assert second["eventStatus"] == "https://schema.org/EventCancelled"


def test_once_is_one_event_and_a_moved_one_tells_from_when(client, session):
    activity = factories.activity(
        session, slug="feest", rrule="", starts="2027-06-05T14:00", cost="paid", price_cents=250
    )
    actions.move_occurrence(
        session, activity, activity.starts, new_starts=datetime(2027, 6, 6, 14), by=None, at=factories.AT
    )
    (event,) = facts(client, "/nl/activiteiten/feest/")
    assert event["@type"] == "Event"
    assert event["offers"] == {"@type": "Offer", "price": "2.50", "priceCurrency": "EUR"}
    assert event["startDate"] == "2027-06-06T14:00:00+02:00"
    assert event["eventStatus"] == "https://schema.org/EventRescheduled"
    assert event["previousStartDate"] == "2027-06-05T14:00:00+02:00"


def test_examples_and_what_goes_by_link_are_told_to_nobody(client, session):
    factories.activity(session, slug="voorbeeld", is_example=True)
    factories.activity(session, slug="besloten", visibility="link")
    assert facts(client, "/nl/activiteiten/voorbeeld/") == facts(client, "/nl/activiteiten/besloten/") == []


def test_a_text_cannot_break_out_of_its_block(client, session):
    place = factories.location(session, name="</script><script>alert(1)</script>")
    factories.activity(session, slug="koffie", location=place.slug)
    (series,) = facts(client, "/nl/activiteiten/koffie/")
    assert series["location"]["name"] == "</script><script>alert(1)</script>"


def test_services_and_organisations_are_told_too(client, session):
    owner = factories.organization(session, slug="buurt", website="https://buurt.example/")
    factories.service(session, slug="geldhulp", organization=owner.slug)
    (service,) = facts(client, "/nl/aanbod/geldhulp/")
    assert service["@type"] == "Service"
    assert service["availableChannel"][0]["servicePhone"][0]["telephone"] == "14 0255"
    (organization,) = facts(client, "/nl/organisatie/buurt/")
    assert (organization["@type"], organization["url"]) == ("Organization", "https://buurt.example/")
