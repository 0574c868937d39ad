"""What a machine gave back: is it a translation at all? Nonsense is refused, so that no reader meets it.

Pure. Each fault has a name, for the people who look at what failed.
"""

import re
import unicodedata

EMPTY, UNTRANSLATED, SCRIPT, LANGUAGE, PLACEHOLDER, MARKUP, LENGTH = (
    *("empty", "untranslated", "script", "language", "placeholder", "markup", "length"),
)
SCRIPTS = {"ar": "ARABIC", "fa": "ARABIC", "bg": "CYRILLIC", "uk": "CYRILLIC", "ti": "ETHIOPIC"}
# The smallest words of the languages written in Latin: enough to see that a sentence is in another one of them.
SMALL_WORDS = {
    "nl": "de het een en van voor met niet dat dit zijn wordt ook bij uw naar kunt heeft als te aan op",
    "en": "the and of to with for not that this are you your can have from they is it",
    "de": "der die das und nicht mit für ein eine ist sie auch von zu den dem wird",
    "pl": "i w na z do nie się jest od dla to oraz można przez jak które państwo",
    "tr": "ve bir bu için ile da de değil çok olarak daha gibi var en",
    "ro": "și de la cu nu pentru în este sau care din pe să dacă prin ale",
    "so": "iyo waa ka ku u ama in la ay waxaa oo si ugu leh haddii",
}
_WORDS = {code: frozenset(words.split()) for code, words in SMALL_WORDS.items()}
_MARK = re.compile(r"<x id=\"(\d+)\"\s*(?:/>|></x>)")
_TAG = re.compile(r"</?[A-Za-z][^>]*>|&(?:lt|gt|amp|#\d+);")


def fault_in(dutch: str, answer: str, code: str) -> str:
    """The name of what is wrong, "" when the answer can be shown. Both hold their marks (drafts.protect) still."""
    bare = _MARK.sub(" ", answer).strip()
    if not bare and _MARK.sub(" ", dutch).strip():
        return EMPTY
    if sorted(_MARK.findall(answer)) != sorted(_MARK.findall(dutch)):
        return PLACEHOLDER
    if len(_TAG.findall(_MARK.sub("", answer))) > len(_TAG.findall(_MARK.sub("", dutch))):
        return MARKUP
    source = _MARK.sub(" ", dutch).strip()
    if len(source.split()) >= 3 and source.casefold() == bare.casefold():
        return UNTRANSLATED
    if len(bare) > 5 * len(source) + 60 or len(bare) * 8 < len(source):
        return LENGTH
    if not _is_in_script(bare, SCRIPTS.get(code, "LATIN")):
        return SCRIPT
    return LANGUAGE if _is_in_other_language(bare, code) else ""


def _is_in_script(text: str, script: str) -> bool:
    """At least half of the letters are of the script; names and numbers keep their own."""
    letters = [unicodedata.name(each, "") for each in text if each.isalpha()]
    return not letters or sum(name.startswith(script) for name in letters) * 2 >= len(letters)


def _is_in_other_language(text: str, code: str) -> bool:
    """Far more small words of another language than of this one; only told where the letters are the same."""
    if code not in _WORDS:
        return False
    words = re.findall(r"\w+", text.casefold())
    found = {each: sum(word in small for word in words) for each, small in _WORDS.items()}
    rival = max(count for each, count in found.items() if each != code)
    return rival >= 3 and rival > 2 * found[code]
