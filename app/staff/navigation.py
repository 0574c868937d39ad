"""The menu of the back office: only what the person may open."""

from dataclasses import dataclass
from datetime import datetime

from flask import Flask, current_app, request, url_for

from app.accounts.permissions import may
from app.accounts.sessions import role, signed_in
from app.dates import wall_clock
from app.forms import staff_


@dataclass(frozen=True)
class Entry:
    endpoint: str
    label: str
    icon: str


ENTRIES = (
    Entry("staff.overview", staff_("Begin"), "home"),
    Entry("staff.activities.index", staff_("Activiteiten"), "calendar"),
    Entry("staff.directory.index", staff_("Hulp en organisaties"), "people"),
    Entry("staff.notices.index", staff_("Mededelingen"), "info"),
    Entry("staff.translating.index", staff_("Vertalen"), "language"),
    Entry("staff.recordings.index", staff_("Opnamen"), "sound"),
    Entry("staff.upkeep.index", staff_("Meldingen"), "chat"),
    Entry("staff.search.index", staff_("Zoeken"), "search"),
    Entry("staff.kiosk.index", staff_("Schermen"), "room"),
    Entry("staff.accounts.people", staff_("Medewerkers"), "id-card"),
)


@dataclass(frozen=True)
class Link:
    href: str
    label: str
    icon: str
    is_current: bool


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(staff_menu=menu, signed_in_person=signed_in, may_open=may_open)
    app.jinja_env.filters["moment"] = moment


def menu() -> list[Link]:
    """The pages that exist and that this person may open; the one that holds this page is the current."""
    shown = [
        (entry, url_for(entry.endpoint))
        for entry in ENTRIES
        if entry.endpoint in current_app.view_functions and may(role(), entry.endpoint)
    ]
    begin = url_for("staff.overview")  # Every address begins with this one; the page holds only itself.
    holding = [href for _, href in shown if request.path.startswith(href) and href != begin]
    here = max(holding, key=len, default=begin if request.path == begin else "")
    return [Link(href, entry.label, entry.icon, href == here) for entry, href in shown]


def may_open(endpoint: str) -> bool:
    """Whether this person may follow a link or press a button that leads there."""
    return may(role(), endpoint)


def moment(instant: datetime) -> str:
    """When something happened, on the wall clock of the person who reads it: `23-11-2026 09:15`."""
    return wall_clock(instant).strftime("%d-%m-%Y %H:%M")
