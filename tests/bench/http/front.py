"""The nginx of deploy/ as it is measured: the same configuration without TLS, with a folder of files beside it."""

import os
import re
import shutil
import sys
from pathlib import Path

from tests.bench.http.servers import ROOT


def configuration(folder: Path, app_port: int, port: int) -> list[str]:
    """Writes it; gives the words that start nginx with it."""
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if not nginx:
        sys.exit("nginx is not on this machine; run: apt-get install -y nginx-light")
    text = (ROOT / "deploy/nginx/noordwijzer.conf").read_text()
    text = re.sub(r"server \{\s*listen 80;.*?\n\}\n", "", text, flags=re.DOTALL)  # what leads to TLS
    text = re.sub(r"^\s*ssl_.*\n|^\s*listen \[.*\n", "", text, flags=re.MULTILINE)
    text = text.replace("listen 443 ssl http2;", f"listen 127.0.0.1:{port};")
    text = text.replace("127.0.0.1:8000", f"127.0.0.1:{app_port}")
    for place in ("/var/log/nginx", "/var/cache/nginx"):
        text = text.replace(place, str(folder))
    files = f"location /file/ {{ root {folder}; index index.html; }}\n    location / {{"
    text = text.replace("location / {", files, 1)
    user = "user root;" if os.getuid() == 0 else ""
    path = folder / "nginx.conf"
    path.write_text(f"{user} daemon off; worker_processes 1; pid {folder}/pid; events {{}} http {{\n{text}\n}}")
    return [nginx, "-c", str(path), "-p", str(folder), "-e", str(folder / "start.log")]
