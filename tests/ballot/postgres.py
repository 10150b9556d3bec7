"""A private PostgreSQL on loopback with TLS: made in a temporary folder, ended with the tests."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

CONF = """
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = ''
ssl = on
ssl_cert_file = '{place}/server.crt'
ssl_key_file = '{place}/server.key'
ssl_min_protocol_version = 'TLSv1.2'
password_encryption = 'scram-sha-256'
log_statement = 'none'
fsync = off
max_connections = 60
"""
HBA = "hostssl all all 127.0.0.1/32 scram-sha-256\n"
LOGINS = {"owner": "", "member": "wellbeing_member", "leader": "wellbeing_leader", "stranger": ""}


def binaries() -> Path | None:
    """Return the folder of PostgreSQL's programs; None when it is not installed."""
    found = shutil.which("initdb")
    places = [Path(found).resolve().parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next(
        (place for place in places if (place / "initdb").exists() and (place / "postgres").exists()), None
    )


class Server:
    """A running server; `environ` names the service file and the pass file that libpq needs."""

    def __init__(self, place: Path, programs: Path) -> None:
        self.place, self.programs = place, programs
        self.port = free_port()
        self.passwords = {name: secrets.token_hex(12) for name in LOGINS}
        self.user = "postgres" if os.geteuid() == 0 else None
        self.process: subprocess.Popen[bytes] | None = None
        self.environ = {"PGSERVICEFILE": str(place / "service.conf"), "PGPASSFILE": str(place / "pass.conf")}

    def start(self) -> None:
        place = self.place
        self._as_user(
            "initdb", "-D", str(place / "data"), "-U", "admin", "-A", "trust", "-N", "--locale=C.UTF-8"
        )
        certify(place)
        (place / "data/postgresql.conf").write_text(CONF.format(port=self.port, place=place / "data"))
        for name in ("server.crt", "server.key"):
            shutil.copy(place / name, place / "data" / name)
        (place / "data/server.key").chmod(0o600)
        if self.user:
            for path in (place / "data").iterdir():
                shutil.chown(path, self.user)
        self._single_user(
            *(f"CREATE ROLE {name} LOGIN PASSWORD '{word}'" for name, word in self.passwords.items())
        )
        self._single_user("ALTER ROLE owner CREATEROLE", "CREATE DATABASE board OWNER owner")
        (place / "data/pg_hba.conf").write_text(HBA)
        self._write_services()
        command = self._command("postgres", "-D", str(place / "data"))
        with (place / "log").open("wb") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        self._wait()

    def grant(self) -> None:
        """Give the logins their roles, as a site's owner does after `board init`."""
        self.run("owner", *(f"GRANT {role} TO {name}" for name, role in LOGINS.items() if role))

    def run(self, service: str, *statements: str) -> None:
        import psycopg

        with psycopg.connect(service=service, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(20)

    def _single_user(self, *statements: str) -> None:
        command = self._command("postgres", "--single", "-D", str(self.place / "data"), "postgres")
        text = "".join(f"{statement}\n" for statement in statements)
        done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
        assert b"ERROR" not in done.stderr, done.stderr.decode()

    def _as_user(self, *command: str) -> None:
        if self.user:
            shutil.chown(self.place, self.user)
        subprocess.run(self._command(*command), check=True, capture_output=True)

    def _command(self, program: str, *words: str) -> list[str]:
        command = [str(self.programs / program), *words]
        return (
            ["setpriv", f"--reuid={self.user}", "--regid", self.user, "--clear-groups", "--", *command]
            if self.user
            else command
        )

    def _write_services(self) -> None:
        lines, words = [], []
        for name, word in self.passwords.items():
            lines += [f"[{name}]", "host=127.0.0.1", f"port={self.port}", "dbname=board", f"user={name}"]
            lines += [f"sslrootcert={self.place / 'server.crt'}", ""]
            words.append(f"127.0.0.1:{self.port}:board:{name}:{word}")
        (self.place / "service.conf").write_text("\n".join(lines))
        (self.place / "pass.conf").write_text("\n".join(words))
        (self.place / "pass.conf").chmod(0o600)

    def _wait(self) -> None:
        import psycopg

        last: Exception | None = None
        for _ in range(200):
            try:
                os.environ.update(self.environ)
                psycopg.connect(service="owner", sslmode="verify-full", connect_timeout=2).close()
            except psycopg.OperationalError as wrong:
                last = wrong
                assert self.process is not None
                try:  # the server says nothing when it is ready: wait a little for its end, then ask again
                    self.process.wait(0.1)
                    break
                except subprocess.TimeoutExpired:
                    continue
            return
        raise AssertionError((self.place / "log").read_text()) from last


def certify(place: Path) -> None:
    """Make a certificate for 127.0.0.1 that is its own root."""
    import ipaddress

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), True)
        .sign(key, hashes.SHA256())
    )
    (place / "server.crt").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    (place / "server.key").write_bytes(key.private_bytes(serialization.Encoding.PEM, form, plain))


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
