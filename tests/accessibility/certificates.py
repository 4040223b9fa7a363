"""A certificate that nobody has signed, made on the fly."""

import subprocess
from pathlib import Path


def self_signed(folder: Path) -> Path:
    """A file with a key and its certificate for 127.0.0.1, in PEM."""
    path = folder / "self-signed.pem"
    subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command = ["openssl", "req", "-x509", *key, *subject, "-days", "2"]
    subprocess.run(
        [*command, "-keyout", path, "-out", folder / "certificate.pem"],
        check=True,
        capture_output=True,
    )
    path.write_text(path.read_text() + (folder / "certificate.pem").read_text())
    return path
