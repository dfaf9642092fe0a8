"""The help center as data.

text     what stands on a page              steps    its steps, and words that name them
page     a page, and its outline            site     all pages, the register of channels, synonyms, words
blocks   a page as a tree                  repairs  what was typed wrong, and what mends it
leads    how a step is shown to lead on    upkeep   stamps of translations, published addresses, redirects
rendering  how pages are rendered
redirects  where those are led who come by an address that was given up

Nothing here is changed once it is made, nor does input or output. Lines and columns count from 1, as editors do. What a
site has by the ten thousand is a named tuple, which is made and stored several times as fast as a frozen dataclass.
"""

from __future__ import annotations

from helpcenter.model.blocks import Block, Line
from helpcenter.model.page import (
    CHANNELS_MARKER,
    CHECK_CHANNEL_MARKER,
    MARKERS,
    MESSAGE_BUILDER_MARKER,
    PAGE_TYPES,
    RESULT_SECTION,
    SAFETY_MARKERS,
    TITLE_ID,
    Outline,
    Page,
    Question,
    address_of,
    resolve,
)
from helpcenter.model.redirects import Destination, Ways, ways_of
from helpcenter.model.rendering import Head, Renderer
from helpcenter.model.repairs import Edit, Problem, Repair, Unfit
from helpcenter.model.site import Asked, Brand, Channel, ChannelText, Extras, Guide, Register, Site, Synonyms, Words
from helpcenter.model.steps import Item, NumberedList, OpenEnd, Procedure, Step, StepReference
from helpcenter.model.text import Address, Heading, Id, Link, Text, place_of
from helpcenter.model.upkeep import NO_NOTICE, Notice, Opening, Part, Place, Published, Redirect, Stamp, Stamps

__all__ = [
    "CHANNELS_MARKER",
    "CHECK_CHANNEL_MARKER",
    "MARKERS",
    "MESSAGE_BUILDER_MARKER",
    "NO_NOTICE",
    "PAGE_TYPES",
    "RESULT_SECTION",
    "SAFETY_MARKERS",
    "TITLE_ID",
    "Address",
    "Asked",
    "Block",
    "Brand",
    "Channel",
    "ChannelText",
    "Destination",
    "Edit",
    "Extras",
    "Guide",
    "Head",
    "Heading",
    "Id",
    "Item",
    "Line",
    "Link",
    "Notice",
    "NumberedList",
    "OpenEnd",
    "Opening",
    "Outline",
    "Page",
    "Part",
    "Place",
    "Problem",
    "Procedure",
    "Published",
    "Question",
    "Redirect",
    "Register",
    "Renderer",
    "Repair",
    "Site",
    "Stamp",
    "Stamps",
    "Step",
    "StepReference",
    "Synonyms",
    "Text",
    "Unfit",
    "Ways",
    "Words",
    "address_of",
    "place_of",
    "resolve",
    "ways_of",
]
