"""The question before a mobile number, a mail address or a list of names goes public; see privacy_check.py."""

from collections.abc import Iterable
from typing import Any

from wtforms import HiddenField

from app.content.privacy_check import Doubt, doubts_in, seal
from app.forms import Form, staff_

FITS_ON_BOARD = 45  # letters of a title that stand in two lines on a screen in a hall


class AsksAboutPrivacy(Form):
    """For a form whose texts go public. The component ui/components/privacy.html asks what `doubts` holds.

    `public_ok` carries the seal of what the person said yes to.
    """

    public_ok = HiddenField(staff_("Staat straks op het internet"))
    doubts: tuple[Doubt, ...] = ()
    seal = ""

    def may_go_public(self, texts: Iterable[str], standing: Iterable[str] = ()) -> bool:
        """Ask after validation, before publishing; False shows the question. `standing` are texts public already."""
        self.doubts = tuple(doubts_in(texts, standing))
        self.seal = seal(self.doubts)
        answered = self.public_ok.data == self.seal
        if self.doubts and not answered:
            self._say(self.public_ok)
            return False
        return True

    @staticmethod
    def _say(field: Any) -> None:
        field.errors = [*field.errors, staff_("Kijk na of dit op internet mag staan, en zet dan het vinkje.")]
