"""Screens in the words of the back office, by code."""

from app.forms import staff_
from kiosk import heartbeat as beat
from kiosk import still

STATES = {
    beat.LIVE: staff_("Speelt"),
    beat.OFFLINE: staff_("Stil"),
    beat.ASLEEP: staff_("Slaapt, zoals afgesproken"),
    beat.NEVER: staff_("Gekoppeld, nog niets gehoord"),
    beat.UNPAIRED: staff_("Niet gekoppeld"),
}
TROUBLES = {
    beat.CLOCK_WRONG: staff_("De klok van de computer loopt verkeerd. Het scherm laat wel de goede tijd zien."),
    beat.OLD_BUILD: staff_("Het scherm heeft nog een oude versie van het programma."),
    beat.MUCH_MEMORY: staff_("Het scherm gebruikt veel geheugen."),
    beat.HAD_ERROR: staff_("Het scherm meldde een fout."),
}
SLIDES = {
    "tomorrow": staff_("Wat er morgen is"),
    "week": staff_("De komende dagen"),
    "spotlight": staff_("Eén activiteit groot, met een code"),
    "notice": staff_("Mededelingen (voorrang staat er altijd)"),
    "topic": staff_("Hulp per onderwerp"),
    "numbers": staff_("Nummers voor als er gevaar is"),
    "site": staff_("Waar men deze site vindt"),
}
NOT_ON_SCREEN = {
    still.UNFINISHED: staff_("Het formulier is nog niet klaar."),
    still.NO_SCREEN: staff_("Op deze plek hangt geen scherm."),
    still.NOT_FOR_ALL: staff_("Het is niet voor iedereen te zien."),
    still.LANGUAGE: staff_("Dit scherm spreekt deze taal niet."),
    still.LATER: staff_("Het scherm kijkt acht weken vooruit. Dan is er geen dag."),
}
WEEKDAYS = {
    "1": staff_("maandag"),
    "2": staff_("dinsdag"),
    "3": staff_("woensdag"),
    "4": staff_("donderdag"),
    "5": staff_("vrijdag"),
    "6": staff_("zaterdag"),
    "7": staff_("zondag"),
}
TOO_MANY_LANGUAGES = staff_("Kies één tot zes talen.")
NO_SUCH_PLACE = staff_("Kies een plek.")
WRONG_CODE = staff_("Geen scherm laat deze code zien. Kijk de letters na.")
TOO_LATE = staff_("De tien minuten zijn voorbij. Begin opnieuw met koppelen.")
TOO_OFTEN = staff_("Er is te vaak een verkeerde code getypt. Begin opnieuw met koppelen.")
