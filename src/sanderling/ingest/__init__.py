"""Files and standard input to articles: bytes, their digest, their encoding, their text."""

from sanderling.ingest.files import LARGEST, from_bytes, read_path

__all__ = ["LARGEST", "from_bytes", "read_path"]
