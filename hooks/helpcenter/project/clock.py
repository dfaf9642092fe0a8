"""Which day it is."""

from __future__ import annotations

import datetime as dt

_EARLIEST_TO_SEE_A_DAY = dt.timezone(dt.timedelta(hours=14))


def today() -> dt.date:
    """Return the latest day that it is anywhere on Earth: what is green for a writer is so for a build farther west."""
    return dt.datetime.now(_EARLIEST_TO_SEE_A_DAY).date()
