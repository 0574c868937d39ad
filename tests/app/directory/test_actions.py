from datetime import date

from sqlalchemy.orm import Session

from app.changes.queries import history
from app.directory.actions import SERVICE, mark_checked
from tests import factories
from tests.factories import AT

TODAY = date(2026, 11, 23)


def test_a_check_is_a_version_with_its_date_and_who_did_it(session: Session) -> None:
    service = factories.service(session)
    change = mark_checked(session, service, by=None, at=AT, today=TODAY, assurer="Welzijn Velsen")
    assert change is not None
    assert (change.action, change.version) == ("checked", 2)
    assert SERVICE.snapshot(session, service)["assured_date"] == "2026-11-23"
    assert service.assurer == "Welzijn Velsen"


def test_checking_twice_on_one_day_is_one_check(session: Session) -> None:
    service = factories.service(session)
    mark_checked(session, service, by=None, at=AT, today=TODAY)
    assert mark_checked(session, service, by=None, at=AT, today=TODAY) is None
    assert len(history(session, "service", service.id)) == 2
