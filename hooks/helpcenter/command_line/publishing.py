"""The commands for what comes after a build: pack, verify, publish, nginx."""

from __future__ import annotations

from pathlib import Path

from helpcenter.command_line.parser import Commands
from helpcenter.messages import Message

_ITS_FOLDER = Message("its folder, by default site")


def add_publishing(commands: Commands) -> None:
    """Add the commands."""
    _add_pack(commands)
    _add_verify(commands)
    _add_publish(commands)
    _add_nginx(commands)


def _add_pack(commands: Commands) -> None:
    pack = commands.add(
        "pack",
        "helpcenter.publishing.commands:pack",
        Message("make a finished site ready for a host"),
        Message(
            "Make a finished site ready for a host: write each text shortened beside itself (.br, .gz), and last "
            "manifest.json, with\nthe SHA-256 and the size of every file, and the commit that the site was built "
            "from.\nThe exit code is 0 when that is done, and 2 when it could not be."
        ),
        Message("examples:\n  helpcenter pack                         the folder site, which `make build` has made"),
    )
    pack.argument("site", nargs="?", type=Path, metavar="SITE", about=_ITS_FOLDER)


def _add_verify(commands: Commands) -> None:
    verify = commands.add(
        "verify",
        "helpcenter.publishing.commands:verify",
        Message("compare a site with its manifest"),
        Message(
            "Compare a site, in a folder or at its address, with its manifest, and print each file that is missing, "
            "extra or changed.\nWhoever can change a site can change its manifest, too: to be sure, build the commit "
            "that it names, and compare with it.\nThe exit code is 0 when nothing differs, 1 when something does, and "
            "2 when that could not be found out."
        ),
        Message(
            "examples:\n"
            "  helpcenter verify site                  the site that was built\n"
            "  helpcenter verify https://help.example.com/ --against site/manifest.json\n"
            "                                          what readers get, compared with it"
        ),
    )
    verify.argument("place", metavar="PLACE", about=Message("the folder or the address of the site"))
    verify.argument("--against", type=Path, metavar="MANIFEST", about=Message("compare with this file instead"))


def _add_publish(commands: Commands) -> None:
    publish = commands.add(
        "publish",
        "helpcenter.publishing.commands:publish",
        Message("publish to a host of one's own"),
        Message(
            "Publish to a folder on a host of one's own: build, check, pack and verify a new release beside the "
            "published one, and\nswitch to it in one go. Five releases are kept. Whenever it is broken off, what "
            "readers get is whole, old or new.\nThe exit code is 0 when it is published, 1 when the pages have to be "
            "mended first, and 2 when it could not be done."
        ),
        Message(
            "examples:\n"
            "  helpcenter publish /srv/help            build and publish; nginx serves /srv/help/current/site\n"
            "  helpcenter publish /srv/help --site site\n"
            "                                          publish what was built and packed already\n"
            "  helpcenter publish /srv/help --rollback the release before, again"
        ),
    )
    publish.argument("destination", type=Path, metavar="DEST", about=Message("the folder of the releases"))
    way = publish.either()
    way.argument("--site", type=Path, metavar="SITE", about=Message("publish this packed site, and build none"))
    about = Message("publish the release before the published one again")
    way.argument("--rollback", action="store_true", about=about)


def _add_nginx(commands: Commands) -> None:
    nginx = commands.add(
        "nginx",
        "helpcenter.publishing.commands:nginx",
        Message("print the configuration for nginx"),
        Message(
            "Print what belongs into the `server` block of nginx for a finished site: headers, caching, compression "
            "and redirects.\n`helpcenter publish` writes the same into every release, as nginx.conf."
        ),
        None,
    )
    nginx.argument("site", nargs="?", type=Path, metavar="SITE", about=_ITS_FOLDER)
