"""Rooms fill named places of the base page; the look knows no rooms."""

import pytest
from flask import Flask

from app.ui import slots


@pytest.fixture
def bare():
    app = Flask(__name__)
    slots.init_app(app)
    return app


def test_a_slot_begins_empty(bare):
    with bare.app_context():
        assert {name: slots.slot(name) for name in slots.NAMES} == {name: [] for name in slots.NAMES}


def test_templates_stand_in_the_order_in_which_rooms_came_and_once(bare):
    for template in ("a.html", "b.html", "a.html"):
        slots.fill(bare, "foot", template)
    with bare.app_context():
        assert slots.slot("foot") == ["a.html", "b.html"]
        assert slots.slot("nav") == []


def test_an_unknown_slot_is_refused(bare):
    with pytest.raises(KeyError):
        slots.fill(bare, "attic", "a.html")


def test_every_slot_is_filled_in_the_product(app):
    with app.app_context():
        assert all(slots.slot(name) for name in slots.NAMES)
