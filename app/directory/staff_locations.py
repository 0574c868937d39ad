"""Pages of the back office about places and their rooms. A hidden address has warnings of its own."""

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.sessions import my_id
from app.clock import now
from app.db import db
from app.directory import staff_queries
from app.directory import staff_words as words
from app.directory.actions import LocationConflict, RoomInUse, WrongDocument, location_snapshot, put_location
from app.directory.locations import PLACE
from app.directory.models import Location
from app.directory.staff_documents import location_data, location_document
from app.directory.staff_forms import LocationForm
from app.directory.staff_pages import asked, offered, tell, tell_wrong
from app.i18n import staff_
from app.records.kinds import Document, EditConflict
from app.records.slugs import first_free, slug_of
from app.staff.conflicts import Conflict, meet
from app.staff.drafts import forget_drafts
from app.staff.pages import answer, filled, is_sent

EMPTY: Document = {
    **dict.fromkeys(("name", "organization", "address_1", "postal_code", "city", "staff_note"), ""),
    **{"proper_name": True, "accessibility": [], "is_hidden": False, "rooms": []},
}


def index() -> ResponseReturnValue:
    question = asked()
    found = staff_queries.locations(db.session, words=question.q, page=question.page)
    return answer("directory/staff/locations.html", found=found, asked=question)


def add() -> ResponseReturnValue:
    form = _form(EMPTY, sent=True)
    if is_sent(form) and _is_saved(form, {**EMPTY, "slug": _free_slug(form.name.data)}, version=None):
        return redirect(url_for("staff.directory.locations"), 303)
    return answer("directory/staff/location.html", form, place=None, words=words)


def edit(slug: str) -> ResponseReturnValue:
    place = staff_queries.location(db.session, slug)
    if place is None:
        abort(404)
    standing = location_snapshot(place)
    form = _form(standing, sent=True, version=place.version)
    conflict = None
    if is_sent(form):
        try:
            if _is_saved(form, standing, version=form.version.data):
                return redirect(url_for("staff.directory.edit_location", slug=slug), 303)
        except LocationConflict as error:
            conflict = meet(form, EditConflict(place, error.document), PLACE, _form)
    return _page(place, form, conflict)


def _form(document: Document, *, sent: bool = False, **more: object) -> LocationForm:
    data = {**location_data(document), **more}
    form = filled(LocationForm, **data) if sent else LocationForm(None, data=data)
    form.was_hidden = document["is_hidden"]
    return form.offer(offered())


def _is_saved(form: LocationForm, standing: Document, *, version: int | None) -> bool:
    """Raises LocationConflict; every other broken rule is told in the form."""
    document = {**standing, **location_document(form, standing)}
    try:
        put_location(db.session, document, by=my_id(), at=now(), expected_version=version)
    except RoomInUse:
        tell(form, "rooms", "rooms_in_use")
        return False
    except WrongDocument as error:
        tell_wrong(form, error)
        return False
    if document["is_hidden"]:
        forget_drafts(request.path)  # What somebody typed in this form and left lying may name the address too.
    flash(staff_("Opgeslagen."), "info")
    return True


def _free_slug(name: str) -> str:
    wanted = slug_of(name, "plek")
    return first_free(wanted, staff_queries.location_slugs(db.session, wanted))


def _page(place: Location, form: LocationForm, conflict: Conflict | None) -> ResponseReturnValue:
    translations = staff_queries.translation_states(staff_queries.location_texts(place))
    return answer(
        "directory/staff/location.html", form, conflict=conflict, place=place, translations=translations, words=words
    )
