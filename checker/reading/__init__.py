"""Reading: files to reports, one file a format; every offset is that of the original text."""

from checker.reading.folder import read, read_all

__all__ = ["read", "read_all"]
