"""Option --certificate, for commands that write videos."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.options.values import path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add --certificate."""
    parser.add_argument(
        "--certificate",
        type=path("--certificate"),
        metavar="FILE.pem",
        help="sign with this ECDSA P-256 key and its certificates (default: the program's own key)",
    )


def from_options(options: argparse.Namespace) -> Path | None:
    """The certificate file, None for the program's own. Raises UserError or OSError if it cannot sign."""
    certificate: Path | None = options.certificate
    if certificate:
        from desktop.provenance import signing_key

        signing_key.load(certificate)
    return certificate
