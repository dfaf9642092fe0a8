"""Reads a page as it was meant: what was typed otherwise is put right before the page is read, and remembered.

A step that was typed "3、" is a step to the one who typed it. Read as such it keeps its number, its id and its place in
every count, so that one slip is one finding and not the ten that follow from it.

    lines ─ markers: how steps are numbered ─ blanks: lists without a blank line above ─ indents: what lies outside its
    step ─ ids: which do not reach their step → the lines as they were meant, and each Repair that made them so
"""
