"""Starts nginx for a folder, with the snippet that the engine writes for it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# What nginx keeps stands in `folder`; started as root it would hand the work to a user who may not read the site.
CONFIG = """\
{user}
daemon off;
pid "{folder}/nginx.pid";
error_log "{folder}/error.log";
include /etc/nginx/modules-enabled/*.conf;
worker_processes 2;
events {{ worker_connections 1024; }}
http {{
  include /etc/nginx/mime.types;
  access_log off;
  client_body_temp_path "{folder}/body";
  proxy_temp_path "{folder}/proxy";
  fastcgi_temp_path "{folder}/fastcgi";
  uwsgi_temp_path "{folder}/uwsgi";
  scgi_temp_path "{folder}/scgi";
  server {{
    listen 127.0.0.1:{port};
    root "{site}";
    include "{folder}/snippet.conf";
  }}
}}
"""
PATIENCE = 100  # looks for an open port


def find_nginx() -> str | None:
    """Return the path of nginx, also where it is not on the way of an ordinary user."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


@contextmanager
def nginx(executable: str, site: Path, folder: Path, snippet: str) -> Iterator[str]:
    """Serve a finished site as a snippet says, and yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "snippet.conf").write_text(snippet, encoding="utf-8")
    config = folder / "nginx.conf"
    user = "user root;" if site.owner() == "root" else ""
    config.write_text(CONFIG.format(user=user, folder=folder, port=port, site=site), encoding="utf-8")
    with subprocess.Popen([executable, "-c", str(config), "-e", str(folder / "error.log")]) as process:
        try:
            _wait(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
    errors = (folder / "error.log").read_text(encoding="utf-8")
    assert "[emerg]" not in errors, errors


def _wait(port: int) -> None:
    for _ in range(PATIENCE):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=0.1).close()
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return
