"""Compares a page with the same page in another language.

alignment    which heading, step and stretch of the one answers to which of the other
things       what both must have: notes, tables, code, pictures, links, items …
comparison   what one of them lacks (likeness tells which of several), and what differs
targets      where links lead, seen from the outlines of all pages
numbers      which numbers, amounts and times differ in a section; paragraphs in a paragraph; answers what is the same,
             counts what a number counts, weekdays the days of the week
"""
