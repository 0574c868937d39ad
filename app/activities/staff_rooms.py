"""The rooms of a place: its week as a calendar to print, and how full it is as a table and as CSV."""

import csv
import io
from datetime import date, timedelta

from flask import Blueprint, Response, request, url_for
from flask.typing import ResponseReturnValue

from app.activities import staff_words as words
from app.activities.occupancy import PARTS, Occupancy, occupancy, week_of
from app.clock import local_now
from app.dates import weekday_text
from app.db import db
from app.directory.models import Location
from app.directory.staff_queries import location, locations_with_rooms
from app.errors import BadQuery
from app.i18n import current_code, staff_
from app.records.queries import NotThere
from app.staff.pages import answer

WEEKS = 8
MOST_WEEKS = 53


def add_pages(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/zalen/", "rooms", rooms)
    blueprint.add_url_rule("/zalen/<slug>/", "room_week", room_week)
    blueprint.add_url_rule("/zalen/<slug>/bezetting/", "room_occupancy", room_occupancy)
    blueprint.add_url_rule("/zalen/<slug>/bezetting.csv", "room_csv", room_csv)


def rooms() -> ResponseReturnValue:
    return answer("activities/staff/rooms.html", locations=locations_with_rooms(db.session))


def room_week(slug: str) -> ResponseReturnValue:
    place = _location(slug)
    day = _day("week")
    monday = day - timedelta(days=day.weekday())
    return answer(
        "activities/staff/room_week.html",
        location=place,
        monday=monday,
        days=[monday + timedelta(days=number) for number in range(7)],
        calendar=week_of(db.session, place, monday),
        address=lambda weeks: url_for(
            "staff.activities.room_week", slug=slug, week=(monday + timedelta(weeks=weeks)).isoformat()
        ),
    )


def room_occupancy(slug: str) -> ResponseReturnValue:
    place = _location(slug)
    first_day, weeks = _day("vanaf"), _weeks()
    found = occupancy(db.session, place, first_day, weeks)
    return answer(
        "activities/staff/occupancy.html",
        location=place,
        table={(each.room.id, each.weekday, each.part): each for each in found},
        parts=PARTS,
        part_words=words.PARTS,
        weekdays=[weekday_text(number, current_code()) for number in range(7)],
        first_day=first_day,
        weeks=weeks,
    )


def room_csv(slug: str) -> ResponseReturnValue:
    """For the spreadsheet of the municipality: one line for each room, weekday and part of the day."""
    place = _location(slug)
    first_day, weeks = _day("vanaf"), _weeks()
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";")
    heads = (staff_("plek"), staff_("zaal"), staff_("dag"), staff_("dagdeel"), staff_("uren"), staff_("van"), "%")
    writer.writerow(heads)
    for each in occupancy(db.session, place, first_day, weeks):
        writer.writerow(_line(place, each))
    name = f"bezetting-{place.slug}-{first_day.isoformat()}.csv"
    # The mark at the front makes spreadsheets read the file as UTF-8.
    return Response(
        "\ufeff" + buffer.getvalue(),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _line(location: Location, each: Occupancy) -> tuple[object, ...]:
    return (
        _cell(location.name.source),
        _cell(each.room.name.source),
        weekday_text(each.weekday, current_code()),
        staff_(words.PARTS[each.part]),
        _number(each.hours),
        _number(each.available),
        each.share,
    )


def _cell(text: str) -> str:
    """A name that begins like a formula must not become one."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text


def _number(hours: float) -> str:
    return f"{hours:.2f}".replace(".", ",")


def _location(slug: str) -> Location:
    found = location(db.session, slug)
    if found is None:
        raise NotThere(slug)
    return found


def _day(name: str) -> date:
    """Raises BadQuery for what is no day."""
    given = request.args.get(name, "")
    try:
        day = date.fromisoformat(given) if given else local_now().date()
    except ValueError as error:
        raise BadQuery(name, given) from error
    if not 2000 <= day.year <= 2100:
        raise BadQuery(name, given)
    return day


def _weeks() -> int:
    given = request.args.get("weken", str(WEEKS))
    if not given.isascii() or not given.isdecimal() or not 1 <= int(given[:4]) <= MOST_WEEKS:
        raise BadQuery("weken", given)
    return int(given)
