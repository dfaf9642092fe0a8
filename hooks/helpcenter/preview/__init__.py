"""What a preview shows beside a page: what is wrong with it, where, and how to mend it. A built site has none of it."""

from __future__ import annotations

from helpcenter.preview.banner import failure_page, with_banner
from helpcenter.preview.bar import with_bar
from helpcenter.preview.texts import source_at

__all__ = ["failure_page", "source_at", "with_banner", "with_bar"]
