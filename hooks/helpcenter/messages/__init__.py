"""What the project says to people, in every language that it speaks.

A `Message` is its English text, and knows what it is made of: so it can be said in another language, by `say`, as late
as where it is shown. The other languages stand in locales/<language>/LC_MESSAGES/helpcenter.po, under the English
templates, as gettext has it.
"""

from __future__ import annotations

from helpcenter.messages.languages import ENGLISH, SPOKEN, chosen_language
from helpcenter.messages.message import NOTHING, Message, listed
from helpcenter.messages.saying import say, say_text

__all__ = ["ENGLISH", "NOTHING", "SPOKEN", "Message", "chosen_language", "listed", "say", "say_text"]
