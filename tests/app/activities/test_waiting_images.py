"""A photo is chosen once: it waits while something else in the form is not right yet, for one person and one day."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from app.activities import waiting_images
from app.activities.commands import extend
from app.activities.models import ActivityImage, ImageFile, WaitingImage
from tests import factories
from tests.app.activities.test_images import FACTS, address, bring, picture_in
from tests.app.test_pictures import photo
from tests.support.forms import form_of


@pytest.fixture
def activity(session):
    return factories.activity(session)


def again(client, activity, page, content=b"", **facts):
    """Send the form of the answer once more, with another file or none."""
    values = {name: value[0] for name, value in form_of(page, "alt").items()} | facts
    data = {**values, "file": (io.BytesIO(content), "foto.jpg" if content else "")}
    return client.post(address(activity), data=data, content_type="multipart/form-data")


def shown_in(page):
    """The address of the photo that waits."""
    return page.xpath("//form[.//input[@name='alt']]//img/@src")


def left(session):
    session.expire_all()
    return len(session.scalars(select(WaitingImage)).all()), len(
        session.scalars(select(ImageFile.key).distinct()).all()
    )


@pytest.mark.parametrize(
    ("wrong", "right"),
    [({"alt": ""}, {"alt": "Koffie"}), ({"people": "adults"}, {"consent_by": "Jan", "consent_until": "2027-01-01"})],
)
def test_after_an_error_elsewhere_the_photo_need_not_be_chosen_again(
    session, staff_client, client, activity, wrong, right
):
    refused = bring(staff_client, activity, **wrong)
    assert refused.status_code == 422
    [src] = shown_in(refused.page)
    assert staff_client.get(src).mimetype == "image/webp"
    assert picture_in(client, activity) == []
    assert again(staff_client, activity, refused.page, **right).status_code == 303
    [img] = picture_in(client, activity)
    assert client.get(img.get("src")).data == staff_client.get(src).data
    assert left(session) == (0, 1)


def test_after_a_conflict_it_is_there_too(session, client_of, client, activity):
    me, other = client_of("editor"), client_of("editor")
    began = me.get(address(activity)).page
    assert bring(other, activity, alt="Van de ander").status_code == 303
    refused = again(me, activity, began, photo(), **{**FACTS, "alt": "Van mij"})
    assert (refused.status_code, len(shown_in(refused.page))) == (409, 1)
    assert again(me, activity, refused.page).status_code == 303
    assert picture_in(client, activity)[0].get("alt") == "Van mij"
    assert left(session) == (0, 1)


def test_another_file_takes_its_place_and_a_broken_one_does_not(session, staff_client, activity):
    first = bring(staff_client, activity, alt="").page
    broken = again(staff_client, activity, first, b"%PDF-1.7", alt="Koffie")
    assert (broken.status_code, shown_in(broken.page)) == (422, shown_in(first))
    second = again(staff_client, activity, broken.page, photo((300, 200)), alt="")
    assert shown_in(second.page) != shown_in(first)
    assert left(session) == (1, 1)


def test_what_waits_is_for_whoever_chose_it_and_for_that_activity(session, client_of, client, activity):
    me, other = client_of("editor"), client_of("editor")
    refused = bring(me, activity, alt="").page
    [src] = shown_in(refused)
    assert other.get(src).status_code == 404
    assert client.get(src).status_code != 200
    [key] = refused.xpath("//input[@name='chosen']/@value")
    assert client.get(f"/beeld/{key}/400.webp").status_code == 404
    assert again(other, activity, other.get(address(activity)).page, alt="Koffie", chosen=key).status_code == 422
    elsewhere = factories.activity(session)
    assert again(me, elsewhere, me.get(address(elsewhere)).page, alt="Koffie", chosen=key).status_code == 422
    assert session.scalars(select(ActivityImage)).all() == []


def test_children_are_not_kept_for_a_minute(session, staff_client, activity):
    assert shown_in(bring(staff_client, activity, people="children").page) == []
    assert left(session) == (0, 0)
    waiting = bring(staff_client, activity, alt="").page
    assert again(staff_client, activity, waiting, people="children").status_code == 422
    assert left(session) == (0, 0)


def test_after_a_day_it_is_gone_and_is_asked_for_anew(session, staff_client, clock, activity):
    refused = bring(staff_client, activity, alt="").page
    clock.set("2026-11-24 09:01")
    late = again(staff_client, activity, refused, alt="Koffie")
    assert (late.status_code, "Kies een foto" in late.text) == (422, True)


def test_extend_erases_what_nobody_used(session, app, database, data_dir, activity, monkeypatch):
    person = factories.person(session)
    session.flush()
    for days in (0, 1):  # Whoever keeps one drops what is older than a day.
        at = datetime.now(UTC) - timedelta(days=days)
        waiting_images.keep_image(session, photo(), activity_id=activity.id, by=person.id, at=at)
    assert left(session) == (2, 2)
    session.commit()
    monkeypatch.setenv("NOORDWIJZER_DATA_DIR", str(data_dir))
    monkeypatch.setenv("NOORDWIJZER_DATABASE_URL", database.url)
    assert CliRunner().invoke(extend).exit_code == 0
    assert left(session) == (1, 1)


def test_nobody_keeps_more_than_a_few(session, activity):
    person = factories.person(session)
    session.flush()
    for number in range(waiting_images.MOST + 2):
        size = (60 + number, 60)
        waiting_images.keep_image(session, photo(size), activity_id=activity.id, by=person.id, at=factories.AT)
    assert left(session) == (waiting_images.MOST, waiting_images.MOST)
