"""The text for the WhatsApp group: in every language that was asked, from the words of the catalogs."""

from datetime import datetime

from app.activities.actions import cancel_occurrence, move_occurrence
from app.activities.sharing import chosen_codes, share_text
from tests import factories
from tests.factories import AT

NOW = datetime(2026, 11, 23, 9, 0)
BASE = "https://noordwijzer.example"


def text_for(session, activity, *codes):
    text = share_text(session, [activity], codes, NOW, BASE)
    assert text.count("\u2066") == text.count("\u2069") > 0  # Every time stands by itself.
    return text.replace("\u2066", "").replace("\u2069", "")


def test_a_new_series_says_what_when_and_where(session):
    activity = factories.activity(session)
    text = text_for(session, activity, "nl")
    assert text.splitlines()[0] == "*Koffieochtend*"
    for words in (
        "Elke maandag",
        "maandag 23 november, 09:30 tot 11:30",
        "Het buurthuis",
        f"{BASE}/a/{activity.code}/nl",
    ):
        assert words in text


def test_a_cancelled_date_says_why_in_every_language_asked(session):
    activity = factories.activity(session)
    cancel_occurrence(session, activity, activity.starts, reason="ill", by=None, at=AT)
    text = text_for(session, activity, "nl", "pl", "ar")
    assert "maandag 23 november, 09:30 tot 11:30: Gaat niet door. De begeleider is ziek." in text
    assert text.count(f"/a/{activity.code}/") == 3
    assert "poniedziałek" in text
    assert "Poranek przy kawie" in text
    assert "Elke maandag" not in text


def test_another_time_is_said_with_the_new_one(session):
    activity = factories.activity(session)
    move_occurrence(session, activity, activity.starts, new_starts=datetime(2026, 11, 23, 10), by=None, at=AT)
    assert "maandag 23 november, 10:00 tot 12:00: Gewijzigd." in text_for(session, activity, "nl")


def test_a_secret_address_stays_secret(session):
    place = factories.location(session, is_hidden=True, name="Geheim huis")
    assert "Geheim" not in text_for(session, factories.activity(session, location=place.slug), "nl")


def test_only_languages_of_the_site_and_dutch_when_none_is_left():
    assert chosen_codes(["pl", "pl", "xx"]) == ["pl"]
    assert chosen_codes(["xx"]) == ["nl"]
