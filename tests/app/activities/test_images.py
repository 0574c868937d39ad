"""A photo with words and consent; taken away, it is gone from every page at the next look."""

import io

import pytest
from sqlalchemy import select

from app.activities.models import ActivityImage, ImageFile
from tests import factories
from tests.app.test_pictures import photo
from tests.support.forms import form_of

FACTS = {"alt": "Een tafel met koffie", "people": "nobody", "consent_by": "", "consent_until": ""}


@pytest.fixture
def activity(session):
    return factories.activity(session)


def address(activity, rest=""):
    return f"/beheer/activiteiten/{activity.id}/foto/{rest}"


def bring(client, activity, content=None, **facts):
    values = form_of(client.get(address(activity)).page, "alt")
    data = {name: value[0] for name, value in values.items()} | FACTS | facts
    data["file"] = (io.BytesIO(photo() if content is None else content), "foto.jpg")
    return client.post(address(activity), data=data, content_type="multipart/form-data")


def picture_in(client, activity, code="nl"):
    return client.get(f"/{code}/activiteiten/{activity.slug}/").page.xpath("//main//img")


def test_readers_see_it_with_its_words_in_three_widths(session, staff_client, client, activity):
    assert bring(staff_client, activity).status_code == 303
    [img] = picture_in(client, activity)
    assert img.get("alt") == "Een tafel met koffie"
    assert img.get("srcset").count("w,") == 2
    answer = client.get(img.get("src"))
    assert (answer.status_code, answer.mimetype) == (200, "image/webp")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert client.get(img.get("src").replace("/400.", "/401.")).status_code == 404


def test_taken_away_it_is_gone_everywhere_at_once(session, staff_client, client, activity):
    bring(staff_client, activity)
    [img] = picture_in(client, activity)
    page = staff_client.get(address(activity)).page
    token = page.xpath("//input[@name='csrf_token']/@value")[0]
    assert staff_client.post(address(activity, "weg/"), data={"csrf_token": token}).status_code == 303
    assert picture_in(client, activity) == []
    assert client.get(img.get("src")).status_code == 404
    session.expire_all()
    assert session.scalars(select(ImageFile)).all() == []


def test_the_photo_of_a_withdrawn_activity_is_withdrawn_too(session, staff_client, client, activity):
    bring(staff_client, activity)
    [img] = picture_in(client, activity)
    factories.withdraw(session, activity)
    assert client.get(img.get("src")).status_code == 404


@pytest.mark.parametrize("hidden", [{"state": "draft"}, {"visibility": "room"}])
def test_the_photo_of_what_readers_cannot_see_is_for_staff_alone(session, staff_client, client, activity, hidden):
    bring(staff_client, activity)
    [img] = picture_in(client, activity)
    for name, value in hidden.items():
        setattr(activity, name, value)
    session.commit()
    assert client.get(img.get("src")).status_code == 404
    [seen] = staff_client.get(address(activity)).page.xpath("//main//img")
    assert staff_client.get(seen.get("src")).mimetype == "image/webp"
    assert client.get(seen.get("src")).status_code != 200


def test_another_photo_has_another_address(session, staff_client, client, activity):
    bring(staff_client, activity)
    [first] = picture_in(client, activity)
    bring(staff_client, activity, alt="Een andere tafel")
    [second] = picture_in(client, activity)
    assert client.get(first.get("src")).status_code == 404
    assert client.get(second.get("src")).status_code == 200
    assert len(session.scalars(select(ActivityImage)).all()) == 1


@pytest.mark.parametrize(
    ("facts", "content", "words"),
    [
        ({"alt": " "}, None, "Vul in wat er op de foto staat."),
        ({"people": "children"}, None, "zetten wij nooit op de site"),
        ({"people": "adults"}, None, "Vul in wie het goed vindt"),
        ({"people": "adults", "consent_by": "Jan", "consent_until": "2026-11-01"}, None, "al voorbij"),
        ({}, b"", "Kies een foto"),
        ({}, b"%PDF-1.7", "Kies een foto"),
        ({}, photo()[:3000], "niet heel"),
    ],
)
def test_what_may_not_be_is_refused_in_a_sentence(session, staff_client, activity, facts, content, words):
    answer = bring(staff_client, activity, content, **facts)
    assert answer.status_code == 422
    assert words in answer.text
    assert session.scalars(select(ActivityImage)).all() == []


def test_when_consent_ends_the_photo_is_no_longer_shown(session, staff_client, client, clock, activity):
    facts = {"people": "adults", "consent_by": "Jan en Fatima", "consent_until": "2026-12-01"}
    assert bring(staff_client, activity, **facts).status_code == 303
    [img] = picture_in(client, activity)
    clock.set("2026-12-02 09:00")
    assert picture_in(client, activity) == []
    assert client.get(img.get("src")).status_code == 404
    assert "Jan en Fatima" not in client.get(f"/nl/activiteiten/{activity.slug}/").text
    assert "toestemming is voorbij" in staff_client.get(address(activity)).text


def test_the_words_of_a_photo_wait_for_a_translator(session, staff_client, activity):
    bring(staff_client, activity)
    assert "Een tafel met koffie" in staff_client.get("/beheer/vertalen/pl/").text
