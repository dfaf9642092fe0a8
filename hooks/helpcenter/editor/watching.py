"""What an editor is asked to watch on disk, and to tell when it changes there."""

from __future__ import annotations

from lsprotocol import types

from helpcenter.editor.server import Server

_WATCHED = ("**/mkdocs.yml", "**/*.{md,yml,json,txt,html,js,svg,png,jpg,jpeg,gif,webp,avif,pdf}")


def ask_to_watch(ls: Server) -> None:
    """Ask the editor to tell what other programs change, where it can be asked."""
    workspace = ls.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching and watching.dynamic_registration:
        watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        name = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        ls.client_register_capability(types.RegistrationParams([types.Registration(name, name, options)]))
