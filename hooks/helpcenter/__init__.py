"""The engine of the help center: it knows Markdown and this site, and no site generator.

    docs/<language>/**/*.md, docs/channels.yml, mkdocs.yml
       │  reading      files → Site, each file parsed once
       ▼
    Site{Page{Step}}
       │  rules        each rule is a generator of findings
       ▼
    Finding → Diagnostic         + file, code and name of the rule
       │
       ├─ `helpcenter check`     prints them; exit 0 clean, 1 findings, 2 could not check
       └─ mkdocs_hooks.py        stops the build before anything is written

`helpcenter.markdown` renders what was checked.
"""

from __future__ import annotations

from helpcenter.checking import check, check_page

__all__ = ["check", "check_page"]
