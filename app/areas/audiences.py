"""For whom help and activities are, which languages are spoken there, and who may be asked what: shared word lists.

Codes are Dutch because they stand in addresses (`?doelgroep=ouderen`). Labels are catalog texts.
"""


def N_(text: str) -> str:
    """Mark a Dutch text for the messages catalog."""
    return text


AUDIENCES: dict[str, str] = {
    "kinderen": N_("Kinderen"),
    "jongeren": N_("Jongeren"),
    "volwassenen": N_("Volwassenen"),
    "ouderen": N_("Ouderen"),
    "vrouwen": N_("Vrouwen"),
    "mannen": N_("Mannen"),
    "ouders": N_("Ouders"),
    "nieuwkomers": N_("Mensen die nieuw zijn in Nederland"),
    "mantelzorgers": N_("Mensen die voor een familielid of vriend zorgen"),
    "beperking": N_("Mensen met een beperking of ziekte"),
    "werkenden": N_("Mensen met werk"),
    "werkzoekenden": N_("Mensen die werk zoeken"),
    "ondernemers": N_("Mensen met een eigen bedrijf"),
    "huurders": N_("Mensen die een woning huren"),
    "zonder-papieren": N_("Mensen zonder verblijfspapieren"),
    "vrijwilligers": N_("Vrijwilligers"),
}

AUDIENCE_ICONS: dict[str, str] = {  # ids in the sprite of app/ui
    "kinderen": "kinderen",
    "jongeren": "jongeren",
    "volwassenen": "people",
    "ouderen": "ouderen",
    "vrouwen": "women",
    "mannen": "men",
    "ouders": "parents",
    "nieuwkomers": "nieuw-in-nederland",
    "mantelzorgers": "zorg",
    "beperking": "wheelchair",
    "werkenden": "werk",
    "werkzoekenden": "search",
    "ondernemers": "shop",
    "huurders": "key",
    "zonder-papieren": "no-papers",
    "vrijwilligers": "volunteer",
}

SPOKEN_LANGUAGES: dict[str, str] = {
    "nl": N_("Nederlands"),
    "en": N_("Engels"),
    "pl": N_("Pools"),
    "tr": N_("Turks"),
    "ar": N_("Arabisch"),
    "uk": N_("Oekraïens"),
    "ro": N_("Roemeens"),
    "bg": N_("Bulgaars"),
    "fa": N_("Farsi"),
    "ti": N_("Tigrinya"),
    "so": N_("Somalisch"),
    "ru": N_("Russisch"),
    "es": N_("Spaans"),
    "fr": N_("Frans"),
    "de": N_("Duits"),
    "ber": N_("Berbers"),
}
