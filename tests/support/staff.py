"""People at work in the back office."""

from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.accounts import devices
from app.accounts.models import Person
from app.clock import now
from tests import factories
from tests.support.inspection import InspectingClient


class StaffClient(InspectingClient):
    """Somebody who is signed in and stays so, wherever the test puts the clock."""

    person_id: Any = None
    sid = ""
    epoch = 0

    def open(self, *args: Any, stay_signed_in: bool = True, **kwargs: Any) -> TestResponse:
        if self.person_id is not None and stay_signed_in:
            with self.session_transaction("/beheer/") as session:
                session["_user_id"] = f"{self.person_id}.{self.epoch}"
                session["_fresh"] = True
                session["sid"] = self.sid
                session["since"] = session["seen"] = self._moment()
        return super().open(*args, **kwargs)

    def _moment(self) -> int:
        with self.application.app_context():
            return int(now().timestamp())


def signed_in(app: Flask, session: Session, role: str) -> StaffClient:
    """A client of a new person with this role. The person's row is committed."""
    person: Person = factories.person(session, role=role)
    sid = devices.begin(session, person.id, "", factories.AT, timedelta(hours=12))
    session.commit()
    client = StaffClient(app, app.response_class, use_cookies=True)
    client.person_id, client.epoch, client.sid = person.id, person.session_epoch, sid.hex
    return client
