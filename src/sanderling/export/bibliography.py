"""The sources as BibTeX (for biber and BibTeX) and as CSL-JSON (Zotero, pandoc)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from sanderling.export.material import Json, Material

_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def as_bibtex(material: Iterable[Material]) -> Iterator[str]:
    """Yield an entry an article; what is not known is left out. The key is ``sanderling`` and 16 digits of the digest."""
    for one in material:
        article = one.reading["article"]
        fields: list[tuple[str, str]] = [("title", f"{{{{{_tex(one.title or _untitled(one))}}}}}")]
        if article["outlet"]:
            fields.append(("journal", f"{{{_tex(article['outlet'])}}}"))
        year, month, day = _date(article["published"])
        if year:
            fields.append(("year", f"{{{year}}}"))
        if month:
            fields.append(("month", _MONTHS[month - 1]))
        if day:
            fields.append(("day", f"{{{day}}}"))
        if article["url"]:
            fields.append(("url", f"{{{_url(article['url'])}}}"))
        fields.append(("note", f"{{SHA-256 {one.article}}}"))
        body = ",\n".join(f"  {name} = {value}" for name, value in fields)
        yield f"@{'article' if article['outlet'] else 'misc'}{{{_key(one)},\n{body}\n}}\n\n"


def as_csl(material: Iterable[Material]) -> str:
    """Return the sources as a CSL-JSON list of ``article-newspaper`` items."""
    return json.dumps([_csl(one) for one in material], ensure_ascii=False, indent=2) + "\n"


def _csl(one: Material) -> Json:
    article = one.reading["article"]
    made: Json = {"id": _key(one), "type": "article-newspaper", "title": one.title or _untitled(one)}
    if article["outlet"]:
        made["container-title"] = article["outlet"]
    parts = [part for part in _date(article["published"]) if part]
    if parts:
        made["issued"] = {"date-parts": [parts]}
    if article["url"]:
        made["URL"] = article["url"]
    if article["language"]:
        made["language"] = article["language"]
    made["note"] = f"SHA-256 {one.article}"
    return made


def _key(one: Material) -> str:
    return f"sanderling{one.article[:16]}"


def _untitled(one: Material) -> str:
    return f"Untitled article {one.article[:8]}"


def _date(published: str | None) -> tuple[int, int, int]:
    """Year, month and day; 0 for what is not known."""
    parts = [int(part) for part in (published or "").split("-") if part]
    year, month, day = [*parts, 0, 0, 0][:3]
    return year, month, day


def _tex(text: str) -> str:
    """TeX's own characters escaped, line breaks and control characters made spaces."""
    plain = "".join(char if char.isprintable() else " " for char in text)
    return "".join(_TEX.get(char, char) for char in " ".join(plain.split()))


def _url(url: str) -> str:
    """Braces and backslashes would end the field, and are percent-encoded as RFC 3986 has it; so are controls."""
    return "".join(char if char.isprintable() and char not in "{}\\ " else f"%{ord(char):02X}" for char in url)
