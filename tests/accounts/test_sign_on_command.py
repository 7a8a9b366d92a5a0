"""`folkmoot sign_on_keys`: the whole life of a partner site without the desk."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management import CommandError, call_command

from folkmoot.accounts.models import SignOnKey, SignOnSite
from tests.accounts.signing import Site, public_pem


def run(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    call_command("sign_on_keys", *words)
    return capsys.readouterr().out.strip()


def test_a_site_is_named_keyed_tried_replaced_and_revoked(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site_id = run(capsys, "add", "The Post", "https://post.example", "https://www.post.example")
    private, file = Ed25519PrivateKey.generate(), tmp_path / "public.pem"
    file.write_text(public_pem(private))
    kid = run(capsys, "make", site_id, "--public-key", str(file))
    site = Site(SignOnSite.objects.get(), kid, private, "EdDSA")
    token = site.token()
    assert "for the reader reader-7" in run(capsys, "try", token)
    assert "for the reader reader-7" in run(capsys, "try", token)
    with pytest.raises(CommandError, match="audience"):
        run(capsys, "try", site.token(aud="https://other.example"))
    secret = run(capsys, "replace", kid)
    assert len(secret) == 43
    listed = run(capsys, "list")
    assert "The Post" in listed
    assert secret not in listed
    assert listed.count("open") == 2
    assert "sessions ended: 0" in run(capsys, "revoke", kid)
    with pytest.raises(CommandError, match="key"):
        run(capsys, "try", site.token())
    assert SignOnKey.objects.filter(revoked_at=None).count() == 1


def test_a_safeguard_needs_each_sentence_by_name(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    site_id = run(capsys, "add", "The Post", "https://post.example", "https://www.post.example")
    with pytest.raises(CommandError, match="tick each"):
        run(capsys, "waive", site_id, "emails")
    assert run(capsys, "waive", site_id, "emails", "--accept", "site-proves") == "Done."
    assert SignOnSite.objects.get().proves_emails
    run(capsys, "waive", site_id, "emails", "--restore")
    assert not SignOnSite.objects.get().proves_emails
    with pytest.raises(CommandError, match="cannot be read"):
        run(capsys, "make", site_id, "--public-key", "/nowhere/key.pem")
