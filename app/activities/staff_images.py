"""The photo of an activity in the back office, and its address for readers."""

import uuid
from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import FileField, HiddenField, RadioField, StringField
from wtforms.validators import Optional

from app.accounts.sessions import person
from app.activities import images, staff_queries
from app.activities.documents import ACTIVITY
from app.activities.models import Activity, WaitingImage
from app.activities.staff_dates import activity_or_404
from app.activities.staff_forms import day_field
from app.activities.waiting_images import drop_image, keep_image, may_see, waiting_image
from app.clock import local_now, now
from app.db import db
from app.forms import Filled, SeenForm, choices_of, longest, staff_
from app.i18n import staff_ as say
from app.staff.conflicts import Conflict, plain
from app.staff.pages import answer, is_sent
from app.staff.seen import beside, last_by, looked, overtaken

REFUSALS = {
    "kind": staff_("Kies een foto: een JPEG, PNG of WebP."),
    "large": staff_("Deze foto is te groot. Neem een gewone foto van uw telefoon, van hoogstens 12 MB."),
    "broken": staff_("Deze foto is niet heel. Probeer het met een andere."),
    "children": staff_("Foto's waarop kinderen te herkennen zijn, zetten wij nooit op de site."),
    "consent": staff_("Vul in wie het goed vindt, en tot wanneer."),
    "past": staff_("Deze dag is al voorbij."),
    "alt": staff_("Vul in wat er op de foto staat."),
}
FIELD_OF = {"children": "people", "consent": "consent_by", "past": "consent_until", "alt": "alt"}
public = Blueprint("pictures", __name__)


class ImageForm(SeenForm):
    """`chosen` is the key of a photo that was sent before and waits, see waiting_images.py."""

    chosen = HiddenField()
    file = FileField(staff_("Foto"), render_kw={"accept": "image/jpeg,image/png,image/webp"})
    alt = StringField(
        staff_("Wat staat er op de foto?"),
        [Filled(REFUSALS["alt"]), longest(200)],
        description=staff_("Voor wie de foto niet ziet. Bijvoorbeeld: een lange tafel met koffie en taart."),
    )
    people = RadioField(
        staff_("Zijn er mensen te herkennen?"),
        choices=choices_of(
            {
                images.NOBODY: staff_("Nee, niemand"),
                images.ADULTS: staff_("Ja, volwassenen, en zij vinden het goed"),
                images.CHILDREN: staff_("Ja, ook kinderen"),
            }
        ),
        default=images.NOBODY,
    )
    consent_by = StringField(staff_("Wie vindt het goed?"), [longest(200)])
    consent_until = day_field(
        staff_("Tot wanneer?"), Optional(), description=staff_("Daarna verdwijnt de foto vanzelf van de site.")
    )


def add_pages(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/<uuid:activity_id>/foto/", "image", image, methods=["GET", "POST"])
    blueprint.add_url_rule("/<uuid:activity_id>/foto/weg/", "remove_image", remove_image, methods=["POST"])
    blueprint.add_url_rule("/foto/<key>/<int:width>.webp", "picture", staff_picture)


def image(activity_id: uuid.UUID) -> ResponseReturnValue:
    activity = activity_or_404(activity_id)
    standing = images.image_of(db.session, activity_id)
    key = {"key": standing.key if standing else ""}
    form = looked(ImageForm, key)
    conflict = None
    is_right = is_sent(form)
    waiting = _chosen(activity, form)
    if is_right:
        conflict = overtaken(form, key, lambda _data: ImageForm(None), last_by(ACTIVITY.name, activity_id))
        if conflict is None and waiting is not None and not form.errors and _attach(activity, form, waiting):
            flash(say(staff_("De foto staat erbij.")), "info")
            return redirect(url_for("staff.activities.image", activity_id=activity_id), 303)
    waiting = _let_wait(form, waiting)
    if conflict is not None:
        theirs = standing.alt.source if standing else plain(None)
        conflict = beside(Conflict([], by=conflict.by), say(staff_("Foto")), form.alt.data, theirs)
    return answer(
        "activities/staff/image.html",
        form,
        conflict=conflict,
        activity=activity,
        title=staff_queries.title_for_staff(activity),
        standing=standing,
        sizes=images.sizes(db.session, standing.key) if standing else [],
        waiting_sizes=images.sizes(db.session, waiting.key) if waiting else [],
        is_shown=standing is not None and images.may_show(standing, local_now().date()),
    )


def remove_image(activity_id: uuid.UUID) -> ResponseReturnValue:
    images.remove_image(db.session, activity_or_404(activity_id), by=person().id, at=now())
    flash(say(staff_("De foto is weg.")), "info")
    return redirect(url_for("staff.activities.image", activity_id=activity_id), 303)


@public.get("/beeld/<key>/<int:width>.webp")
def picture(key: str, width: int) -> Response:
    """Asked for again every time, so that a photo that was taken away is gone at the next look."""
    return _file(images.shown_file(db.session, key, width, local_now().date()))


def staff_picture(key: str, width: int) -> Response:
    """Also of an activity that readers cannot see (yet)."""
    is_mine = may_see(db.session, key, person().id)
    return _file(images.file_of(db.session, key, width) if is_mine else None)


def _file(content: bytes | None) -> Response:
    if content is None:
        abort(404)
    return Response(content, mimetype="image/webp")


def _chosen(activity: Activity, form: ImageForm) -> WaitingImage | None:
    """The photo that comes with the form, else the one that was chosen before; what is wrong with it stands there."""
    who: dict[str, Any] = {"activity_id": activity.id, "by": person().id, "at": now()}
    before = waiting_image(db.session, form.chosen.data or "", **who)
    sent = request.files.get("file") if request.method == "POST" else None
    content = sent.read() if sent else b""
    if before is not None and not content:
        return before
    if request.method != "POST":
        return None
    from app.pictures import BadPicture  # Pillow, which only somebody who adds a photo needs.

    try:
        key = keep_image(db.session, content, **who)
    except BadPicture as error:
        _refuse(form, error.code)
        return before
    if before is not None:
        drop_image(db.session, before)
    return waiting_image(db.session, key, **who)


def _attach(activity: Activity, form: ImageForm, waiting: WaitingImage) -> bool:
    try:
        images.attach_image(
            db.session,
            activity,
            waiting.key,
            alt=form.alt.data,
            people=form.people.data,
            consent_by=form.consent_by.data or "",
            consent_until=form.consent_until.data,
            today=local_now().date(),
            by=person().id,
            at=now(),
        )
    except images.NotAllowed as error:
        _refuse(form, error.code)
        return False
    db.session.delete(waiting)
    return True


def _let_wait(form: ImageForm, waiting: WaitingImage | None) -> WaitingImage | None:
    """The page is refused, so the photo is kept by itself; children are not, not for a day either."""
    if waiting is not None and form.people.data == images.CHILDREN:
        drop_image(db.session, waiting)
        waiting = None
    form.chosen.process(None, waiting.key if waiting else "")
    form.chosen.raw_data = None
    if request.method == "POST":
        db.session.commit()
    return waiting


def _refuse(form: ImageForm, code: str) -> None:
    field = form[FIELD_OF.get(code, "file")]
    field.errors = [*field.errors, REFUSALS[code]]
