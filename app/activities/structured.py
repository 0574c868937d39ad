"""An activity in the words of schema.org: one event for each coming date, or a series with them in it."""

from datetime import datetime
from typing import Any

from app.activities.details import ActivityPage, Place
from app.activities.queries import ActivityRow
from app.dates import AMSTERDAM, instant_of

SCHEDULED = "https://schema.org/EventScheduled"
RESCHEDULED = "https://schema.org/EventRescheduled"
CANCELLED_EVENT = "https://schema.org/EventCancelled"


def activity_facts(page: ActivityPage, code: str, address: str) -> dict[str, Any]:
    """`address` is the public address of the page."""
    dates = [_event(page, row, code, address) for row in page.dates]
    if len(dates) == 1 and page.is_once:
        return dates[0]
    return {**_shared(page, code, address), "@type": "EventSeries", "subEvent": dates}


def _event(page: ActivityPage, row: ActivityRow, code: str, address: str) -> dict[str, Any]:
    moved_from = row.recurrence_id if row.was_moved and row.starts != row.recurrence_id else None
    is_rescheduled = row.status == "changed" and moved_from is not None
    status = RESCHEDULED if is_rescheduled else CANCELLED_EVENT if row.status == "cancelled" else SCHEDULED
    return {
        **_shared(page, code, address),
        "@type": "Event",
        "startDate": moment(row.starts),
        "endDate": moment(row.ends),
        "eventStatus": status,
        "previousStartDate": moment(moved_from) if is_rescheduled and moved_from else None,
    }


def _shared(page: ActivityPage, code: str, address: str) -> dict[str, Any]:
    return {
        "name": str(page.name),
        "description": str(page.description),
        "url": address,
        "inLanguage": list(page.languages),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "isAccessibleForFree": page.cost != "paid",
        "offers": {"@type": "Offer", "price": f"{page.price_cents / 100:.2f}", "priceCurrency": "EUR"}
        if page.cost == "paid" and page.price_cents
        else None,
        "location": _place(page.place),
        "organizer": {"@type": "Organization", "name": str(page.organization)},
    }


def _place(place: Place) -> dict[str, Any] | None:
    if place.is_hidden:
        return None
    return {
        "@type": "Place",
        "name": str(place.name),
        "address": {
            "@type": "PostalAddress",
            "streetAddress": place.address_1,
            "postalCode": place.postal_code,
            "addressLocality": place.city,
            "addressCountry": "NL",
        },
        "geo": {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
        if place.latitude is not None
        else None,
    }


def moment(wall: datetime) -> str:
    """With the offset that holds on that day."""
    return instant_of(wall).astimezone(AMSTERDAM).isoformat()
