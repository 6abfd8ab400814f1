"""Whether a text is English; the language identifier is loaded only when its common words do not settle it."""

from __future__ import annotations

import re

from sanderling.errors import EmptyInput, OtherLanguage

_COMMON = frozenset(
    """
        the of and to in a is that for on with as was by at from it an be are has have had its were said not
        this which or his their after will would he they been who but more
    """.split()
)
_WORD = re.compile(r"[^\W\d_]+")
_SETTLED = 0.18
"""Share of common English words by which a text is English without asking the identifier."""

_SAMPLE = 20_000

_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "de": "German", "el": "Greek", "es": "Spanish", "fa": "Persian", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hy": "Armenian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch",
    "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "th": "Thai", "tr": "Turkish",
    "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese", "id": "Indonesian", "ms": "Malay", "tl": "Tagalog",
}  # fmt: skip


_LIKE_ENGLISH = frozenset(["pcm", "sco", "jam", "kri"])
"""Nigerian Pidgin, Scots, Patois, Krio: what the identifier takes a short English sentence full of names for."""


def require_english(clean: str, name: str) -> str:
    """Return ``en``; raise OtherLanguage when the text is not English, EmptyInput when it has no words at all."""
    sample = clean[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    if not words:
        raise EmptyInput(f"{name} has no sentence to read; give a file with an article's text.")
    share = sum(word in _COMMON for word in words) / len(words)
    if share >= _SETTLED:
        return "en"
    import py3langid

    code, _ = py3langid.classify(sample)
    if code == "en" or code in _LIKE_ENGLISH or (share >= 0.08 and sum(word.isascii() for word in words) > 0.9 * len(words)):
        return "en"
    if len(words) < 6 and sum(word.isascii() for word in words) == len(words):
        raise EmptyInput(f"{name} has no sentence to read; give a file with an article's text.")
    language = _NAMES.get(code, f"'{code}'")
    raise OtherLanguage(f"{name} looks like {language}; Sanderling reads English only, for now.")
