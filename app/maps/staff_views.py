"""Back office: the pin of a place, put by hand on a map or by its coordinates; an address can be searched for."""

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.sessions import person
from app.clock import now
from app.config import Settings
from app.db import db
from app.directory.actions import LocationConflict, location_snapshot
from app.directory.locations import LOCATION
from app.directory.models import Location
from app.i18n import staff_
from app.maps import addresses
from app.maps.actions import put_pin
from app.maps.forms import PinForm
from app.maps.ground import agent, box, map_parts
from app.maps.queries import place_by_slug
from app.records.kinds import Document, EditConflict, RecordKind
from app.staff.conflicts import meet
from app.staff.pages import answer, filled, is_sent

blueprint = Blueprint("maps", __name__, url_prefix="/kaart", template_folder="templates")
# A place is no record; conflicts compare it as one.
KIND = RecordKind(LOCATION, Location, lambda _session, place: location_snapshot(place), lambda *_unused: None)


@blueprint.route("/<slug>/", methods=["GET", "POST"])
def pin(slug: str) -> ResponseReturnValue:
    place = place_by_slug(db.session, slug)
    if place is None:
        abort(404)
    if place.is_hidden:
        # No form, no search: the address of a hidden place goes to nobody, and a pin would tell it.
        return render_template("maps/staff/hidden.html", place=place), 409 if request.method == "POST" else 200
    form = filled(PinForm, version=place.version, **_asked(place))
    conflict = None
    if is_sent(form):
        try:
            put_pin(db.session, place, form.pin, by=person().id, at=now(), expected_version=form.version.data)
        except LocationConflict as error:
            conflict = meet(form, EditConflict(place, error.document), KIND, _form)
        else:
            flash(staff_("Opgeslagen."), "info")
            return redirect(url_for("staff.maps.pin", slug=slug), 303)
    question = request.args.get("adres", "").replace("\0", "").strip()[: addresses.LONGEST_QUESTION]
    found, is_silent = _search(question)
    return answer(
        "maps/staff/pin.html",
        form,
        conflict=conflict,
        place=place,
        parts=map_parts(),
        is_on_map=place.latitude is None or box().holds(place.latitude, place.longitude or 0.0),
        can_search=bool(_settings().address_search_url),
        question=question or _address(place),
        was_asked=bool(question),
        found=found,
        is_silent=is_silent,
    )


def _form(document: Document) -> PinForm:
    return PinForm(None, data=_data(document["latitude"], document["longitude"]))


def _data(latitude: float | None, longitude: float | None) -> dict[str, str]:
    return {
        name: "" if each is None else str(each) for name, each in (("latitude", latitude), ("longitude", longitude))
    }


def _asked(place: Location) -> dict[str, str]:
    """What stands there, or the point of an address that somebody chose from the search; saved by the button only."""
    asked = {name: request.args.get(name, "")[:20] for name in ("latitude", "longitude")}
    return asked if all(asked.values()) else _data(place.latitude, place.longitude)


def _search(question: str) -> tuple[list[addresses.Found], bool]:
    """What was found, and whether the search gave no answer."""
    settings = _settings()
    if not question or not settings.address_search_url or request.method != "GET":
        return [], False
    try:
        found = addresses.find(
            question, url=settings.address_search_url, timeout=settings.map_timeout, agent=agent(settings)
        )
    except addresses.NoAnswer:
        return [], True
    return found, False


def _address(place: Location) -> str:
    return " ".join(part for part in (place.address_1, place.postal_code, place.city) if part)


def _settings() -> Settings:
    settings: Settings = current_app.config["SETTINGS"]
    return settings
