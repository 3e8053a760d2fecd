"""Runs nginx.conf in the nginx of this machine, in front of stand-ins for the services, and asks it what the launcher's own
gateway is asked in GatewayTest. Arguments: the folder with the certificates of deploy/compose/prepare."""

import contextlib
import http.client
import http.server
import json
import pathlib
import re
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import unittest

HERE = pathlib.Path(__file__).parent
SERVICES = ("auth", "visitor", "emergency")  # webhook has none: it is down.
TLS = pathlib.Path(sys.argv.pop(1))


class StandIn(http.server.BaseHTTPRequestHandler):
    """Answers with what it was asked; `/events` as a stream of which the second half waits for the first to be read."""

    protocol_version = "HTTP/1.1"
    go_on = threading.Event()

    def do_GET(self):
        if self.path.endswith("/events-stream"):
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b"7\r\nfirst\n\n\r\n")
            self.wfile.flush()
            if StandIn.go_on.wait(10):
                self.wfile.write(b"8\r\nsecond\n\n\r\n0\r\n\r\n")
            return
        body = json.dumps({"service": self.server.name, "path": self.path, "headers": self.headers.items()}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("X-Request-Id", "of-the-service")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


def free_port():
    with contextlib.closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class GatewayTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="kyber-gateway-"))
        addresses = []
        cls.servers = []
        for name in SERVICES:
            server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), StandIn)
            server.name = name
            threading.Thread(target=server.serve_forever, daemon=True).start()
            cls.servers.append(server)
            addresses.append(f"    {name} 127.0.0.1:{server.server_port};")
        addresses.append(f"    webhook 127.0.0.1:{free_port()};")
        (cls.folder / "services.conf").write_text("map $service $address {\n" + "\n".join(addresses) + "\n}\n")
        cls.https, cls.http = free_port(), free_port()
        text = (HERE / "nginx.conf").read_text()
        for before, after in (
            ("listen 8443", f"listen 127.0.0.1:{cls.https}"),
            ("listen 8080", f"listen 127.0.0.1:{cls.http}"),
            ("/tmp/", f"{cls.folder}/"),
            ("/run/tls/", f"{TLS}/"),
            ("/dev/stdout", f"{cls.folder}/access.log"),
            ("/dev/stderr", f"{cls.folder}/error.log"),
        ):
            assert before in text, before
            text = text.replace(before, after)
        (cls.folder / "nginx.conf").write_text(text)
        shutil.copy(HERE / "errors.conf", cls.folder)
        cls.nginx = subprocess.Popen(
            ["nginx", "-p", str(cls.folder), "-e", f"{cls.folder}/error.log", "-c", str(cls.folder / "nginx.conf"), "-g", "daemon off;"]
        )
        deadline = time.monotonic() + 10
        while True:
            try:
                socket.create_connection(("127.0.0.1", cls.https), 1).close()
                return
            except OSError:
                if time.monotonic() > deadline or cls.nginx.poll() is not None:
                    raise AssertionError((cls.folder / "error.log").read_text())
                time.sleep(0.05)

    @classmethod
    def tearDownClass(cls):
        cls.nginx.terminate()
        cls.nginx.wait(10)
        for server in cls.servers:
            server.shutdown()
        shutil.rmtree(cls.folder)

    def tls(self):
        context = ssl.create_default_context(cafile=str(TLS / "ca.pem"))
        return context.wrap_socket(socket.create_connection(("127.0.0.1", self.https), 10), server_hostname="localhost")

    def get(self, path, headers=None):
        context = ssl.create_default_context(cafile=str(TLS / "ca.pem"))
        connection = http.client.HTTPSConnection("localhost", self.https, timeout=10, context=context)
        with contextlib.closing(connection):
            connection.request("GET", path, headers=headers or {})
            answer = connection.getresponse()
            return answer, answer.read()

    def raw(self, bytes_sent):
        with contextlib.closing(self.tls()) as connection:
            # It may be answered, and closed, before all of it was sent.
            with contextlib.suppress(OSError):
                connection.sendall(bytes_sent)
            answer = http.client.HTTPResponse(connection)
            answer.begin()
            return answer, answer.read()

    def assert_error(self, answered, status, code):
        answer, body = answered
        self.assertEqual(answer.status, status, body)
        self.assertEqual(answer.headers.get_all("Content-Type"), ["application/json"])
        self.assertEqual(json.loads(body)["error"]["code"], code)
        self.assertEqual(answer.headers.get_all("X-Should-Retry"), ["true" if status == 503 else "false"])
        self.assertEqual(len(answer.headers.get_all("X-Request-Id")), 1)

    def test_each_path_goes_to_the_service_that_has_it(self):
        for path, service in (
            ("/api/v1/auth/token", "auth"),
            ("/.well-known/jwks.json", "auth"),
            ("/api/v1/visitors?page=2&q=a//b", "visitor"),
            ("/photos/a.jpg?signature=x", "visitor"),
            ("/api/v1/emergency/evacuation-list", "emergency"),
        ):
            answer, body = self.get(path)
            self.assertEqual(answer.status, 200)
            self.assertEqual((json.loads(body)["service"], json.loads(body)["path"]), (service, path))

    def test_other_paths_and_ambiguous_ones_go_nowhere(self):
        for path in (
            "/",
            "/api/v1/visitorsx",
            "/q/metrics",
            "/api/v1/hosts/../../../q/metrics",
            "/api/v1/hosts/%2e%2e/users",
            "/api/v1/hosts/a%2Fb",
            "/api/v1//hosts",
            "/api/v1/hosts/a%5cb",
            "/gateway-error/envelope/404",
        ):
            self.assert_error(self.get(path), 404, "NOT_FOUND")

    def test_problem_details_for_a_client_that_asks(self):
        answer, body = self.get("/nowhere", {"Accept": "application/problem+json"})
        self.assertEqual((answer.status, answer.headers["Content-Type"]), (404, "application/problem+json"))
        self.assertEqual((json.loads(body)["code"], json.loads(body)["status"]), ("NOT_FOUND", 404))

    def test_a_service_that_is_down(self):
        answered = self.get("/api/v1/webhooks")
        self.assert_error(answered, 503, "SERVICE_UNAVAILABLE")
        self.assertEqual(answered[0].headers["Retry-After"], "1")

    def test_plain_http_is_refused(self):
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.http, timeout=10)) as connection:
            connection.request("GET", "/api/v1/visitors")
            answer = connection.getresponse()
            self.assert_error((answer, answer.read()), 403, "HTTPS_REQUIRED")
            self.assertIsNone(answer.headers["Strict-Transport-Security"])

    def test_strict_transport_security_on_every_answer(self):
        for path in ("/api/v1/visitors", "/nowhere", "/api/v1/webhooks"):
            self.assertEqual(self.get(path)[0].headers.get_all("Strict-Transport-Security"), ["max-age=31536000"])

    def test_where_a_request_really_came_from(self):
        lies = {
            "X-Forwarded-For": "203.0.113.7",
            "X-Forwarded-Proto": "http",
            "X-Forwarded-Host": "evil.example",
            "X-Forwarded-Prefix": "/x",
            "X-Real-IP": "203.0.113.7",
            "Forwarded": "for=203.0.113.7",
        }
        seen = {name.lower(): value for name, value in json.loads(self.get("/api/v1/hosts", lies)[1])["headers"]}
        self.assertEqual(seen["x-forwarded-for"], "127.0.0.1")
        self.assertEqual(seen["x-forwarded-proto"], "https")
        self.assertEqual(seen["x-forwarded-host"], f"localhost:{self.https}")
        self.assertFalse({"forwarded", "x-real-ip", "x-forwarded-prefix"} & seen.keys())

    def test_request_ids(self):
        for given, kept in (("my-id_1.2", True), ("not one", False), ("x" * 129, False), (None, False)):
            answer, body = self.get("/api/v1/hosts", {"X-Request-Id": given} if given else {})
            (shown,) = answer.headers.get_all("X-Request-Id")
            self.assertEqual(shown == given, kept)
            self.assertRegex(shown, r"^(req_[0-9a-f]{32}|my-id_1\.2)$")
            self.assertIn(shown, dict((name.lower(), value) for name, value in json.loads(body)["headers"]).values())

    def test_what_is_too_large_or_no_request(self):
        host = b"Host: localhost\r\n"
        self.assert_error(self.raw(b"GET /" + b"x" * 17_000 + b" HTTP/1.1\r\n" + host + b"\r\n"), 414, "URI_TOO_LONG")
        self.assert_error(
            self.raw(b"GET /api/v1/hosts HTTP/1.1\r\n" + host + b"X-Large: " + b"x" * 17_000 + b"\r\n\r\n"),
            431,
            "HEADERS_TOO_LARGE",
        )
        self.assert_error(self.raw(b"GET /api/v1/hosts HTTP/1.1\r\n\r\n"), 400, "BAD_REQUEST")
        self.assert_error(
            self.raw(b"POST /api/v1/hosts HTTP/1.1\r\n" + host + b"Content-Length: 99000000\r\n\r\n"), 413, "PAYLOAD_TOO_LARGE"
        )

    def test_events_come_as_they_are_written(self):
        StandIn.go_on.clear()
        with contextlib.closing(self.tls()) as connection:
            connection.sendall(b"GET /api/v1/emergency/events-stream HTTP/1.1\r\nHost: localhost\r\n\r\n")
            answer = http.client.HTTPResponse(connection)
            answer.begin()
            self.assertEqual(answer.read(7), b"first\n\n")
            StandIn.go_on.set()
            self.assertEqual(answer.read(), b"second\n\n")

    def test_no_query_in_the_log(self):
        self.get("/photos/a.jpg?signature=secret")
        log = self.folder / "access.log"
        deadline = time.monotonic() + 5
        while "/photos/a.jpg" not in log.read_text() and time.monotonic() < deadline:
            time.sleep(0.05)
        line = json.loads(next(one for one in log.read_text().splitlines() if "/photos/a.jpg" in one))
        self.assertEqual((line["path"], line["status"], line["service"]), ("/photos/a.jpg", 200, "visitor"))
        self.assertFalse(re.search("secret", log.read_text()))


if __name__ == "__main__":
    unittest.main()
