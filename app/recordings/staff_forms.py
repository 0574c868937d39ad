"""The form that brings a recording. The words of refusal stand beside it, because the field says them."""

from wtforms import BooleanField, FileField, HiddenField, StringField

from app.forms import Filled, Form, longest, staff_

REFUSALS = {
    "kind": staff_("Dit is geen geluid dat wij kennen. Kies een opname van uw telefoon of computer."),
    "large": staff_("Deze opname is te groot. Een opname van 30 seconden past in 8 MB."),
    "long": staff_("Deze opname is langer dan 30 seconden. Lees de tekst iets sneller, of knip de stilte eraf."),
    "broken": staff_("Deze opname is niet heel. Neem de tekst opnieuw op."),
    "silent": staff_("In deze opname is niets te horen. Staat de microfoon aan?"),
    "changed": staff_("De tekst is intussen veranderd. Er is niets bewaard. Lees de nieuwe tekst voor."),
}


class RecordingForm(Form):
    """`read` is the digest of the words that stood on the page."""

    read = HiddenField()
    file = FileField(staff_("Opname"), render_kw={"accept": "audio/*", "required": True})
    speaker = StringField(
        staff_("Van wie is de stem?"),
        [Filled(staff_("Vul in van wie de stem is.")), longest(200)],
        description=staff_("Dit ziet alleen de redactie. Zo kunnen wij de opname weghalen als iemand dat vraagt."),
    )
    agreed = BooleanField(
        staff_("Deze persoon wil dat de stem op internet staat"),
        [Filled(staff_("Vraag dit eerst. Een stem is van degene die spreekt."))],
    )
