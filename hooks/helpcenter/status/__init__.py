"""The report `helpcenter status`: which pages have to be looked at, and by whom. It finds nothing wrong.

outcome       the report as data
gathering     a folder → the report
behind        translations, and what changed in their sources      old_texts     what they were made from, as git has it
reviews       pages that have to be made sure of again             questions     what customers asked and no page claims
reach         pages that readers hardly come to
as_text       for a terminal        as_json       for programs     as_html       for people, on one page
changes_in_html   the translations there                             style         how that page looks
differences   two texts, word by word                              phrases       what is said alike everywhere
"""
