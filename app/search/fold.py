"""One fold for index and question: spelling differences that people do not hear disappear in both."""

import re
import unicodedata

LONGEST_QUESTION = 200

# Letters that NFKD does not take apart.
_LATIN = {"ł": "l", "đ": "d", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ĳ": "ij"}
_CYRILLIC = {"ґ": "г", "ё": "е", "ъ": "", "ь": ""}
_ARABIC = {
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ئ": "ي",
    "ؤ": "و",
    "ک": "ك",
    "ة": "ه",
    "ۀ": "ه",
    "ە": "ه",
    "ھ": "ه",
    "ء": "",
    "ـ": "",
}
# Ethiopic letters that sound alike: each row of the first is read as the row of the second, in all orders of vowel.
_ETHIOPIC_ROWS = (("ሐ", "ሀ"), ("ኀ", "ሀ"), ("ሠ", "ሰ"), ("ዐ", "አ"), ("ፀ", "ጸ"))
_ETHIOPIC = {chr(ord(row) + order): chr(ord(base) + order) for row, base in _ETHIOPIC_ROWS for order in range(7)}
_LETTERS = str.maketrans({**_LATIN, **_CYRILLIC, **_ARABIC, **_ETHIOPIC})
_INSIDE_WORDS = dict.fromkeys(map(ord, "'’ʼʹ`´\u200c\u200d\u200e\u200f\u00ad"))
_WORD = re.compile(r"\w+")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
MOST_REMEMBERED = 10_000  # letters; all scripts of our languages together have fewer


class _Folded(dict[int, str]):
    """What each letter becomes, worked out when it is first met: a text is folded letter by letter."""

    def __missing__(self, letter: int) -> str:
        folded = _fold_at_once(chr(letter))
        if len(self) < MOST_REMEMBERED:
            self[letter] = folded
        return folded


_folded = _Folded()


def fold(text: str) -> str:
    """Lower case without marks, look-alike letters made one, apostrophes and joiners gone.

    Safe for anything a browser can send: lone surrogates and NUL become nothing and a space.
    """
    return text.translate(_folded)


def _fold_at_once(text: str) -> str:
    text = text.encode("utf-8", "ignore").decode("utf-8").replace("\x00", " ").translate(_INSIDE_WORDS)
    for _pass in range(2):  # Styled letters become capitals only after they are taken apart.
        text = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
        text = text.casefold().translate(_LETTERS).translate(_DIGITS)
    return text


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order, doubles included."""
    return _WORD.findall(fold(text))


def question_words(question: str) -> list[str]:
    """The folded words of a question, cut at a bounded length, each once."""
    return list(dict.fromkeys(words_of(question[:LONGEST_QUESTION])))


_DRAWN_OUT = re.compile(r"(.)\1+")


def squeeze(word: str) -> str:
    """Letters that stand twice or more, once: heeeeelp and help, doood and dood."""
    return _DRAWN_OUT.sub(r"\1", word) if _DRAWN_OUT.search(word) else word  # Most have none, and looking is quick.
