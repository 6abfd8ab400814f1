"""The digest of all knowledge files, so that a reading says which knowledge made it."""

from __future__ import annotations

import hashlib
from functools import cache

from sanderling.knowledge.own import own_files
from sanderling.knowledge.tables import data_file, data_files


@cache
def knowledge_digest() -> str:
    """Return the first 16 hexadecimal digits of a SHA-256 over the names and bytes of all knowledge files, the user's own among them.

    The gazetteer is represented by its size, since it is built from a pinned source and large.
    """
    whole = hashlib.sha256()
    for name in data_files():
        whole.update(name.encode())
        data = data_file(name).read_bytes() if not name.endswith(".sqlite") else b""
        whole.update(hashlib.sha256(data).digest())
    for path in own_files():
        whole.update(path.name.encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:16]
