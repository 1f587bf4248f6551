"""Words in several languages: a text maps language codes to words."""

from django.utils.translation import get_language

LANGUAGES = ("it", "en")


def in_words(texts):
    """The text in the reader's language, else in Italian, else in any: a draft may lack one."""
    return texts.get((get_language() or "it")[:2]) or texts.get("it") or next(filter(None, texts.values()), "")


def told(*texts):
    """The words of all languages in order, without the blanks around them."""
    return tuple(str(words.get(language, "")).strip() for words in texts for language in LANGUAGES)


def said(texts):
    """The text if anything is said in any language; otherwise no text at all."""
    return texts if any(texts.values()) else {}
