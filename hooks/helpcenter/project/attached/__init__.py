"""What lies beside the pages, and is published as it is, under the address of this site.

files    each file: its name, its place, its kind      pictures  how large a picture is      drawings  what an SVG does
"""

from helpcenter.project.attached.files import read_attached

__all__ = ["read_attached"]
