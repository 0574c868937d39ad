"""Who looks after a record, and what can be wrong with a link, in the words of the back office."""

from wtforms import EmailField, IntegerField, SelectField
from wtforms.validators import NumberRange, Optional, ValidationError

from app.forms import SeenForm, staff_
from app.upkeep.links import EMAIL

LINK_FAULTS = {
    "certificate": staff_("het certificaat klopt niet"),
    "redirects": staff_("blijft doorverwijzen"),
    "timeout": staff_("antwoordt niet op tijd"),
    "unreachable": staff_("is niet te vinden"),
}


class OwnerForm(SeenForm):
    email = EmailField(
        staff_("E-mailadres van de eigenaar"),
        [Optional()],
        description=staff_(
            "Wie weet of dit nog klopt? Die krijgt een mail met een link. Leeg: de redactie kijkt zelf."
        ),
    )
    language = SelectField(staff_("Taal van de mail"))
    months = IntegerField(
        staff_("Hoe vaak, in maanden"),
        [NumberRange(1, 24, message=staff_("Vul een getal in tussen 1 en 24."))],
    )

    def validate_email(self, field: EmailField) -> None:
        if field.data and (len(field.data) > 200 or not EMAIL.fullmatch(field.data)):
            raise ValidationError(staff_("Dit is geen e-mailadres."))
