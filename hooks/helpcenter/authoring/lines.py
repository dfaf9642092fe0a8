"""The lines of a file as the checker counts them, each with the end that it has."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(slots=True)
class Lines:
    """The `texts` of the lines of a file with their ends, `end` is the one that most of them have."""

    texts: list[str]
    end: str
    mark: str

    @classmethod
    def of(cls, data: bytes) -> Lines:
        """Part the content of a file, which is UTF-8, into its lines."""
        text = data.decode("utf-8-sig")
        texts = _LINE.findall(text)
        ends = Counter(each[len(each.rstrip("\r\n")) :] for each in texts)
        end = next((each for each, _ in ends.most_common() if each), "\n")
        return cls(texts, end, _BYTE_ORDER_MARK if data.startswith(b"\xef\xbb\xbf") else "")

    def __bytes__(self) -> bytes:
        """Return the content of the file."""
        return (self.mark + "".join(self.texts)).encode()
