import pytest

from app.notices.actions import NOT_LATER, NOWHERE, TOO_LONG, WrongNotice
from tests import factories


@pytest.mark.parametrize(
    ("facts", "field", "reason"),
    [
        ({"ends": "2026-11-23T00:00"}, "ends", NOT_LATER),
        ({"ends": "2027-01-22T00:01"}, "ends", TOO_LONG),
        ({"ends": ""}, "ends", "is not a date and time"),
        ({"starts": "2026-11-23T00:00+01:00"}, "starts", "is a time on the wall and has no zone"),
        ({"title": " "}, "title", "is empty"),
        ({"on_web": False, "on_screens": False}, "on_web", NOWHERE),
        ({"priority": "loud"}, "priority", "unknown: loud"),
    ],
)
def test_what_a_notice_cannot_be_is_refused_by_name(session, facts, field, reason):
    with pytest.raises(WrongNotice) as refused:
        factories.notice(session, **facts)

    assert (refused.value.field, refused.value.reason) == (field, reason)


def test_sixty_days_are_not_too_long(session):
    assert factories.notice(session, ends="2027-01-22T00:00").ends.isoformat() == "2027-01-22T00:00:00"
