"""Tells which pages are still true: what changed since they were translated, and when somebody last made sure.

parts         what a page consists of, as far as its translation hangs on it
facts         the numbers, channels, links, warnings and sub-steps of a part
severity      what changed in a source since its translation was made, and how much that matters
translations  every translation of the site, with what changed
stamping      `helpcenter stamp`
addresses     every address that readers can be given, and where those lead that were given up
replacements  what probably replaces a part that is gone
"""
