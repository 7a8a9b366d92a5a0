"""The examples of the guide make tokens that are taken: each is run as it stands there."""

import re
import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import Settings

from folkmoot.accounts.actions.sign_on import try_token
from folkmoot.accounts.actions.sign_on_keys import SiteFacts, add_site, make_key
from folkmoot.accounts.models import SignOnSite
from tests.accounts.signing import Ed25519PrivateKey, public_pem
from tests.house.sources import ROOT

GUIDE = ROOT / "docs" / "howto" / "sign-on.md"
CALL = """
import { readFileSync } from "node:fs";
const reader = { id: 7, email: "ann@mail.example", nickname: "Ann" };
console.log(signOnToken(reader, readFileSync(process.argv[2], "utf8"), process.argv[3]));
"""


def example(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


@pytest.fixture
def site(db: None, settings: Settings) -> SignOnSite:
    settings.SITE_ADDRESS = "https://talk.example"
    address = "https://www.harbour.example"
    return add_site(
        None, SiteFacts(name="Harbour", issuer=address, origins=(address,), publication="main")
    )


@pytest.fixture
def key(site: SignOnSite, tmp_path: Path) -> tuple[Path, str]:
    """The site's private key in a file, and its id."""
    private, file = Ed25519PrivateKey.generate(), tmp_path / "site.pem"
    file.write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return file, make_key(None, site, public_pem(private)).public_id


def test_the_example_in_python(key: tuple[Path, str]) -> None:
    names: dict[str, Any] = {}
    exec(example("python"), names)
    reader = SimpleNamespace(id=7, email="ann@mail.example", nickname="Ann")
    claims = try_token(names["sign_on_token"](reader, key[0].read_text(), key[1]))
    assert (claims.subject, claims.email, claims.name) == ("7", "ann@mail.example", "Ann")


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("node"), reason="node is not installed here")
def test_the_example_for_node(key: tuple[Path, str], tmp_path: Path) -> None:
    """Slow: another runtime is started."""
    script = tmp_path / "token.mjs"
    script.write_text(example("js") + CALL)
    made = subprocess.run(
        ["node", script, key[0], key[1]], capture_output=True, text=True, check=True, timeout=30
    )
    assert try_token(made.stdout.strip()).subject == "7"


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("php"), reason="php is not installed here")
def test_the_example_for_php(site: SignOnSite, tmp_path: Path) -> None:
    """Slow: another runtime is started."""
    made = make_key(None, site)
    reader = '(object) ["id" => 7, "email" => "ann@mail.example", "nickname" => "Ann"]'
    script = tmp_path / "token.php"
    call = f'echo sign_on_token({reader}, "{made.secret}", "{made.public_id}");'
    script.write_text(f"<?php\n{example('php')}\n{call}")
    told = subprocess.run(["php", script], capture_output=True, text=True, check=True, timeout=30)
    assert try_token(told.stdout.strip()).subject == "7"
