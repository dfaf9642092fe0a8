"""Does for writers what touches many files at once: a new page, another name, a step in another place.

changes    what files would hold: shown as a diff, or written, all of them or none
trial      a copy of the help center, in which changes are made and checked before anything is written
names      what writers type for pages, ids and titles
new        `helpcenter new`: a page in every language, from templates/<language>/<type>.md, with marks to fill in
rename     `helpcenter rename`: another address of a page, or another id of a step or section
move_step  `helpcenter move-step`: a step in another place, with everything that calls steps by number (numbers)
menu       entries of the navigation in mkdocs.yml
mentions   what names a page or an id: links, templates, mkdocs.yml, registers; redirecting what pages lead on from
upkeep     the stamps of translations and the list of published addresses, which follow
commands   the commands
"""

from __future__ import annotations

from helpcenter.project.changes import Changes

__all__ = ["Changes"]
