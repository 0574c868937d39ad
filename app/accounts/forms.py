"""Forms about people: signing in, one's own password, and who works here."""

from wtforms import EmailField, HiddenField, PasswordField, SelectField, StringField
from wtforms.validators import Length

from app.accounts.actions import SHORTEST
from app.accounts.models import ADMIN, EDITOR, PARTNER, TRANSLATOR
from app.forms import Filled, Form, SeenForm, Ticks, choices_of, staff_
from app.languages import LANGUAGES, SOURCE

ROLE_NAMES = {
    ADMIN: staff_("Beheerder: mag alles, ook mensen toevoegen"),
    EDITOR: staff_("Redacteur: mag alle inhoud maken en veranderen"),
    PARTNER: staff_("Partner: aanbod en activiteiten van eigen organisatie"),
    TRANSLATOR: staff_("Vertaler: teksten vertalen in eigen talen"),
}
ERRORS = {
    "email": staff_("Dit is geen e-mailadres."),
    "name": staff_("Vul een naam in van hoogstens 100 letters."),
    "role": staff_("Kies een van de mogelijkheden."),
    "taken": staff_("Er is al iemand met dit e-mailadres."),
    "short": staff_("Neem een wachtwoord van ten minste 12 tekens. Een korte zin mag ook."),
    "long": staff_("Neem een wachtwoord van hoogstens 200 tekens."),
    "common": staff_("Dit wachtwoord gebruiken veel mensen. Neem een eigen zin."),
    "personal": staff_("Uw naam of e-mailadres staat in het wachtwoord. Neem iets anders."),
    "wrong": staff_("Dit is niet uw wachtwoord van nu."),
    "same": staff_("Dit is uw oude wachtwoord. Neem een ander."),
    "language": staff_("Kies een van de mogelijkheden."),
    "self": staff_("Dit kunt u niet bij uzelf doen. Vraag een andere beheerder."),
    "last_admin": staff_("Dit is de laatste beheerder. Maak eerst iemand anders beheerder."),
}


class SignInForm(Form):
    """The names are long so that they never meet a field of the form that is kept beside them."""

    signin_email = EmailField(
        staff_("E-mailadres"),
        [Filled(staff_("Vul uw e-mailadres in."))],
        render_kw={"autocomplete": "username", "autocapitalize": "none"},
    )
    signin_password = PasswordField(
        staff_("Wachtwoord"),
        [Filled(staff_("Vul uw wachtwoord in."))],
        render_kw={"autocomplete": "current-password"},
    )
    signin_code = StringField(
        staff_("Code uit uw app"),
        description=staff_("Alleen als u die gebruikt. Telefoon kwijt? Neem een code van uw papier."),
        render_kw={"autocomplete": "one-time-code", "inputmode": "text", "autocapitalize": "none"},
    )
    next = HiddenField()


class FirstPasswordForm(Form):
    password = PasswordField(
        staff_("Wachtwoord"),
        [Filled()],
        description=staff_("Ten minste 12 tekens. Een zin die u makkelijk onthoudt, is goed."),
        render_kw={"autocomplete": "new-password", "minlength": SHORTEST},
    )


class CodeForm(Form):
    code = StringField(
        staff_("Code uit de app"),
        [Filled()],
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": 12},
    )


class PasswordForm(Form):
    current_password = PasswordField(
        staff_("Uw wachtwoord van nu"), [Filled()], render_kw={"autocomplete": "current-password"}
    )
    password = PasswordField(
        staff_("Nieuw wachtwoord"),
        [Filled()],
        description=staff_("Ten minste 12 tekens. Een zin die u makkelijk onthoudt, is goed."),
        render_kw={"autocomplete": "new-password", "minlength": SHORTEST},
    )


class RoleForm(SeenForm):
    role = SelectField(staff_("Rol"), choices=choices_of(ROLE_NAMES), default=EDITOR)
    languages = Ticks(
        staff_("Vertaalt naar"),
        choices=choices_of({each.code: each.autonym for each in LANGUAGES if each.code != SOURCE}),
        description=staff_("Alleen voor een vertaler: die ziet alleen deze talen."),
    )


class PersonForm(RoleForm):
    name = StringField(staff_("Naam"), [Filled(), Length(max=100, message=ERRORS["name"])])
    email = EmailField(staff_("E-mailadres"), [Filled()], render_kw={"autocomplete": "off"})
