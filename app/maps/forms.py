"""The pin of a place as staff type it."""

import re
from typing import Any

from wtforms import StringField
from wtforms.validators import ValidationError

from app.forms import RecordForm, staff_
from app.maps.geometry import NETHERLANDS

DIGITS = 6  # of a degree: ten centimetres
NUMBER = re.compile(r"-?\d{1,3}(?:[.,]\d{1,15})?")
PAIR = re.compile(r"(-?\d{1,3}\.\d+)\s*[,;\s]\s*(-?\d{1,3}\.\d+)")


class PinForm(RecordForm):
    """Both fields, or neither for no pin. A pair as other maps give it (`52.47, 4.64`) may stand in the first."""

    latitude = StringField(
        staff_("Breedte (noord)"), description=staff_("Bijvoorbeeld 52.4700"), render_kw={"inputmode": "decimal"}
    )
    longitude = StringField(
        staff_("Lengte (oost)"), description=staff_("Bijvoorbeeld 4.6400"), render_kw={"inputmode": "decimal"}
    )

    def process(self, *arguments: Any, **named: Any) -> None:
        super().process(*arguments, **named)
        pair = PAIR.fullmatch(self.latitude.data or "")
        if pair and not self.longitude.data:
            self.latitude.data, self.longitude.data = pair.groups()

    @property
    def pin(self) -> tuple[float, float] | None:
        """Of a form that was found right; None when both fields are empty."""
        if not self.latitude.data and not self.longitude.data:
            return None
        return degrees(self.latitude.data), degrees(self.longitude.data)

    def validate_latitude(self, field: StringField) -> None:
        self._check(field, self.longitude, NETHERLANDS.south, NETHERLANDS.north)

    def validate_longitude(self, field: StringField) -> None:
        self._check(field, self.latitude, NETHERLANDS.west, NETHERLANDS.east)

    def _check(self, field: StringField, other: StringField, low: float, high: float) -> None:
        if not field.data and not other.data:
            return
        if not field.data:
            raise ValidationError(staff_("Vul beide getallen in, of maak beide leeg."))
        if not NUMBER.fullmatch(field.data):
            raise ValidationError(staff_("Vul een getal in, zoals 52.4700."))
        if not low <= degrees(field.data) <= high:
            raise ValidationError(staff_("Dit punt ligt niet in Nederland. Misschien zijn de getallen verwisseld."))


def degrees(text: str) -> float:
    return round(float(text.replace(",", ".")), DIGITS)
