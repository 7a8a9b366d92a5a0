"""Keys for machines: who may give them, what is stored, when they end."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command

from folkmoot.core.clock import now
from folkmoot.core.errors import NotAllowed
from folkmoot.moderation.actions.api_keys import make_api_key, note_use, revoke_api_key
from folkmoot.moderation.errors import (
    ApiKeyNameMissing,
    ApiKeyNameTaken,
    ApiKeyNotValid,
    ApiKeyUnknown,
)
from folkmoot.moderation.models import ApiKey, StandardsVersion
from folkmoot.moderation.queries import api_keys as queries
from folkmoot.moderation.queries.api_keys import api_keys, client_behind, forget_clients
from tests.make import make_publication


@pytest.fixture(autouse=True)
def nobody_remembered():
    forget_clients()


def test_a_publisher_gives_a_key_out(publisher, publication):
    made = make_api_key(publisher, publication, name="  Coral   comments ")
    client = client_behind(made.secret)
    assert (client.name, client.public_id) == ("Coral comments", made.public_id)
    assert (client.publication, client.language) == (publication, "en")
    row = ApiKey.objects.get()
    assert row.made_by == publisher
    assert row.start == made.secret[:10]
    assert made.secret not in str(vars(row))


def test_the_standards_are_in_force_from_then_on(publisher, publication):
    client = client_behind(make_api_key(publisher, publication, name="Coral").secret)
    assert StandardsVersion.objects.filter(publication=publication).count() == 1
    assert client.standards().adopted_at is not None
    StandardsVersion.objects.all().delete()
    assert client.standards().standards.rules


@pytest.mark.parametrize("role", ["member", "moderator", "editor"])
def test_nobody_else_may(request, role, publisher, publication):
    account = request.getfixturevalue(role)
    with pytest.raises(NotAllowed):
        make_api_key(account, publication, name="Coral")
    made = make_api_key(publisher, publication, name="Coral")
    with pytest.raises(NotAllowed):
        revoke_api_key(account, made.public_id)
    assert client_behind(made.secret)


def test_names_are_needed_and_tell_open_keys_apart(publisher, publication):
    for name in ("", " ", "x" * 81):
        with pytest.raises(ApiKeyNameMissing):
            make_api_key(publisher, publication, name=name)
    first = make_api_key(publisher, publication, name="Coral")
    with pytest.raises(ApiKeyNameTaken):
        make_api_key(publisher, publication, name="Coral")
    make_api_key(publisher, make_publication("other"), name="Coral")
    revoke_api_key(publisher, first.public_id)
    make_api_key(publisher, publication, name="Coral")


def test_a_revoked_key_is_refused_at_once_here(publisher, publication):
    made = make_api_key(publisher, publication, name="Coral")
    assert client_behind(made.secret)
    revoke_api_key(publisher, made.public_id)
    with pytest.raises(ApiKeyNotValid):
        client_behind(made.secret)
    for unknown in (made.public_id, "nothing", ""):
        with pytest.raises(ApiKeyUnknown):
            revoke_api_key(publisher, unknown)


def test_and_in_other_processes_within_ten_seconds(publisher, publication):
    made = make_api_key(publisher, publication, name="Coral")
    with time_machine.travel(now(), tick=False) as clock:
        assert client_behind(made.secret)
        ApiKey.objects.update(revoked_at=now())
        clock.shift(timedelta(seconds=9))
        assert client_behind(made.secret)
        clock.shift(timedelta(seconds=1))
        with pytest.raises(ApiKeyNotValid):
            client_behind(made.secret)


def test_who_is_behind_a_key_is_remembered(
    publisher, publication, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(queries, "MOST_REMEMBERED", 2)
    made = [make_api_key(publisher, publication, name=str(number)) for number in range(3)]
    for each in made:
        client_behind(each.secret)
    with django_assert_num_queries(0):
        client_behind(made[2].secret)
    with django_assert_num_queries(2):
        client_behind(made[0].secret)


def test_its_last_use_is_noted_once_an_hour(publisher, publication, django_assert_num_queries):
    made = make_api_key(publisher, publication, name="Coral")
    with time_machine.travel(now(), tick=False) as clock:
        first = now()
        note_use(client_behind(made.secret))
        assert ApiKey.objects.get().used_at == first
        clock.shift(timedelta(minutes=59))
        client = client_behind(made.secret)
        with django_assert_num_queries(0):
            note_use(client)
        clock.shift(timedelta(minutes=1))
        note_use(client_behind(made.secret))
        assert ApiKey.objects.get().used_at == first + timedelta(hours=1)
        assert api_keys(publication)[0].used_at == now()


def test_without_an_edition_the_language_is_english(publisher, publication):
    publication.editions.all().delete()
    made = make_api_key(publisher, publication, name="Coral")
    assert client_behind(made.secret).language == "en"


def test_the_list_has_open_keys_first(publisher, publication):
    names = ("first", "second", "third")
    made = [make_api_key(publisher, publication, name=name) for name in names]
    revoke_api_key(publisher, made[2].public_id)
    make_api_key(None, make_publication("other"), name="elsewhere")
    assert [key.name for key in api_keys(publication)] == ["second", "first", "third"]
    assert {key.name for key in api_keys()} == {*names, "elsewhere"}
    by = {key.name: key.made_by for key in api_keys()}
    assert (by["first"], by["elsewhere"]) == (publisher.display_name, "")


def command(*words, capsys):
    call_command("api_keys", *words)
    return capsys.readouterr()


def test_the_operators_command(publication, capsys):
    made = command("make", "Archive scripts", capsys=capsys)
    secret = made.out.strip()
    assert client_behind(secret).name == "Archive scripts"
    assert "shown this once" in " ".join(made.err.split())
    public_id = ApiKey.objects.get().public_id
    listed = command("list", capsys=capsys).out
    assert public_id in listed
    assert secret not in listed
    assert "open" in listed
    command("revoke", public_id, capsys=capsys)
    assert "revoked" in command("list", capsys=capsys).out
    with pytest.raises(CommandError, match="no such key"):
        call_command("api_keys", "revoke", public_id)
    with pytest.raises(CommandError, match='no publication "nowhere"'):
        call_command("api_keys", "make", "x", "--publication", "nowhere")


def test_the_command_without_a_publication_says_how_to_begin(db):
    with pytest.raises(CommandError, match="start_paper"):
        call_command("api_keys", "make", "x")
