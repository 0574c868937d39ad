from sqlalchemy.orm import Session

from app.activities.actions import ACTIVITY
from app.records.slugs import free_slug, slug_of
from tests import factories


def test_words_become_an_address() -> None:
    assert slug_of("Taalcafé voor vrouwen!", "x") == "taalcafe-voor-vrouwen"
    assert slug_of("Łódź & IJmuiden", "x") == "lodz-ijmuiden"
    assert slug_of("القهوة", "activity") == "activity"


def test_a_slug_that_was_ever_used_is_not_given_again(session: Session) -> None:
    first = factories.activity(session, slug="koffie")
    factories.save(session, first, {"slug": "thee"})
    factories.activity(session, slug="koffie-2")
    assert free_slug(session, ACTIVITY, "Koffie") == "koffie-3"
    assert free_slug(session, ACTIVITY, "Sap") == "sap"
