"""Back up, wipe, restore, compare; and what must not go wrong on the way."""

import subprocess
import threading
from pathlib import Path

import pytest
from conftest import SERVICES

ROOT = Path(__file__).resolve().parents[3]


def resealed(backup):
    """The check sums of what is there now."""
    subprocess.run("rm SHA256SUMS; sha256sum -- * > /tmp/$$.sums; mv /tmp/$$.sums SHA256SUMS", shell=True, cwd=backup, check=True)


def test_what_was_wiped_is_there_again(databases):
    before = databases.fingerprint()
    backup = databases.backup()
    databases.empty()
    assert databases.fingerprint() != before

    result = databases.restore(backup)

    assert result.returncode == 0, result.stderr
    assert databases.fingerprint() == before
    assert sum(key.startswith("visitor.") for key in before) > 20


def test_a_restored_database_can_be_written_by_its_owner_as_before(databases):
    backup = databases.backup()
    assert databases.restore("--wipe", backup).returncode == 0
    # The sequence goes on, triggers and the extension are there.
    databases.sql(
        "kyber_visitor",
        """INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, mode, occurred_at)
           VALUES (gen_random_uuid(), 't', 'a', 'x', '{}', 'live', now());
           DELETE FROM stored_file""",
    )
    assert databases.sql("kyber_visitor", "SELECT count(*), max(seq) FROM outbox") == "101|101"
    assert databases.sql("kyber_visitor", "SELECT count(*) FROM file_deletion") == "1"
    assert databases.sql("kyber_visitor", "SELECT similarity('jane', 'jane')") == "1"


def test_what_has_content_is_not_replaced_unless_one_says_so(databases):
    backup = databases.backup()
    databases.sql("kyber_visitor", "DELETE FROM outbox")
    changed = databases.fingerprint()

    refused = databases.restore(backup)

    assert refused.returncode != 0 and "--wipe replaces them" in refused.stderr
    assert databases.fingerprint() == changed


def test_one_service_alone_is_restored(databases):
    before = databases.fingerprint()
    backup = databases.backup()
    databases.sql("kyber_visitor", "DELETE FROM outbox")
    databases.sql("kyber_auth", "DELETE FROM account")
    result = databases.restore("--only", "visitor", "--wipe", backup)
    assert result.returncode == 0, result.stderr
    after = databases.fingerprint()
    assert {key for key in before if before[key] != after.get(key)} == {"auth.account"}


def test_a_damaged_backup_is_refused_before_anything_changes(databases):
    backup = databases.backup()
    dump = backup / "visitor.dump"
    content = bytearray(dump.read_bytes())
    content[len(content) // 2] ^= 1
    dump.write_bytes(content)
    before = databases.fingerprint()

    result = databases.restore("--wipe", backup)

    assert result.returncode != 0 and "is damaged" in result.stderr
    assert databases.fingerprint() == before


def test_a_restore_that_fails_half_way_leaves_the_database_as_it_was(databases):
    backup = databases.backup()
    dump = backup / "auth.dump"
    dump.write_bytes(dump.read_bytes()[:-2000])
    resealed(backup)
    before = databases.fingerprint()

    result = databases.restore("--wipe", backup)

    assert result.returncode != 0
    assert databases.fingerprint() == before


def test_an_unfinished_backup_is_none(databases):
    backup = databases.backup()
    (backup / "SHA256SUMS").unlink()
    result = databases.restore("--wipe", backup)
    assert result.returncode != 0 and "no finished backup" in result.stderr


def test_nothing_is_restored_under_a_running_service(databases):
    backup = databases.backup()
    service = subprocess.Popen(
        ["psql", "-X", "service=kyber_webhook"], env=databases.environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    service.stdin.write("SELECT 'connected';\n")
    service.stdin.flush()
    while "connected" not in service.stdout.readline():
        pass
    before = databases.fingerprint()
    result = databases.restore("--wipe", backup)
    service.communicate("\\q\n")
    assert result.returncode != 0 and "kyber_webhook has 1 other connections" in result.stderr
    assert databases.fingerprint() == before


def test_files_that_came_too_late_for_their_row_are_deleted_by_the_service(databases):
    orphan = databases.store()
    backup = databases.backup()
    assert databases.restore("--wipe", backup).returncode == 0
    assert orphan.exists() and databases.photo.exists()
    assert databases.sql("kyber_visitor", "SELECT key FROM file_deletion") == orphan.name


def test_files_that_are_missing_are_told(databases):
    databases.photo.unlink()
    result = databases.restore("--wipe", databases.backup())
    assert result.returncode == 0
    assert "1 files that visits name are not in the backup" in result.stderr


def test_a_backup_under_writes_is_one_moment_of_each_database(databases):
    # Two tables that only ever change together.
    databases.sql("kyber_auth", "CREATE TABLE one (n int); CREATE TABLE two (n int)")
    stop = threading.Event()

    def write():
        while not stop.is_set():
            databases.sql("kyber_auth", "INSERT INTO one SELECT generate_series(1, 50); INSERT INTO two SELECT generate_series(1, 50)")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        backups = [databases.backup() for _ in range(2)]
    finally:
        stop.set()
        writer.join()
    counts = []
    for backup in backups:
        assert databases.restore("--wipe", backup).returncode == 0
        one, two = databases.sql("kyber_auth", "SELECT (SELECT count(*) FROM one), (SELECT count(*) FROM two)").split("|")
        assert one == two
        counts.append(int(one))
    assert counts[0] < counts[1]


def test_old_backups_go_and_others_files_stay(databases):
    databases.backups.mkdir()
    for name in ("2020-01-01T00-00-00.000Z", "2021-01-01T00-00-00.000Z", "mine"):
        (databases.backups / name).mkdir()
    newest = databases.backup("--keep", 2)
    assert sorted(path.name for path in databases.backups.iterdir()) == ["2021-01-01T00-00-00.000Z", newest.name, "mine"]


def test_only_its_owner_reads_a_backup_and_no_password_is_in_it(databases):
    backup = databases.backup()
    assert backup.stat().st_mode & 0o077 == 0
    for path in backup.iterdir():
        assert path.stat().st_mode & 0o077 == 0
        assert not any(f"of-{service}".encode() in path.read_bytes() for service in SERVICES)


def test_a_backup_says_of_which_schema_it_is(databases):
    migrations = (ROOT / "visitor-service/src/main/resources/db/migration").glob("V*__*.sql")
    newest = max(int(path.name[1:].split("__")[0]) for path in migrations)
    properties = (databases.backup() / "backup.properties").read_text()
    assert f"visitor.schema={newest}\n" in properties


@pytest.mark.parametrize("script", ["backup", "restore"])
def test_what_is_asked_wrongly_is_said(databases, script):
    result = databases.run(f"{__file__.rsplit('/', 2)[0]}/{script}")
    assert result.returncode != 0 and "usage:" in result.stderr
