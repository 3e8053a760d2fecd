"""Rules of our own for the Dockerfiles and for docker-compose.yml as Compose reads it (the argument)."""

import json
import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(__file__).parents[2]
DOCKERFILES = ("Dockerfile", "Dockerfile.native", "Dockerfile.demo")
SERVICES = ("auth-service", "visitor-service", "emergency-service", "webhook-service")
COMPOSE = pathlib.Path(sys.argv.pop(1)).read_text()


def stages(name):
    """The instructions of each stage, continuation lines joined."""
    text = (ROOT / "deploy" / "images" / name).read_text()
    text = re.sub(r"^\s*#.*\n", "", text, flags=re.M)
    text = re.sub(r"\\\n\s*", "", text)
    found = [[]]
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("FROM "):
            found.append([])
        found[-1].append(line)
    return found[1:]


def services():
    """Each service of the resolved file with its lines. The printer's indentation is fixed."""
    body = re.search(r"^services:\n((?:  .*\n)+)", COMPOSE, flags=re.M).group(1)
    parts = re.split(r"^  (\S+):\n", body, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


class DockerfileTest(unittest.TestCase):
    def test_images_run_as_a_user_that_is_not_root_and_has_no_shell_around_the_program(self):
        for name in DOCKERFILES:
            last = stages(name)[-1]
            self.assertIn("USER 65532:65532", last)
            after = last[last.index("USER 65532:65532") :]
            self.assertFalse([line for line in after if re.match(r"(USER (?!65532)|RUN|COPY|ADD) ", line)])
            (entrypoint,) = [line for line in last if line.startswith("ENTRYPOINT ")]
            self.assertIsInstance(json.loads(entrypoint.removeprefix("ENTRYPOINT ")), list)
            self.assertEqual(len([line for line in last if line.startswith("HEALTHCHECK ")]), 1)

    def test_bases_are_small_and_have_a_version(self):
        for name in DOCKERFILES:
            text = (ROOT / "deploy" / "images" / name).read_text()
            images = re.findall(r"^ARG (\w+_IMAGE)=(\S+)", text, flags=re.M)
            self.assertTrue(images)
            for _, image in images:
                self.assertRegex(image, r"^[\w.-]+\.[a-z]+/\S+:[\w.-]+$")
                self.assertFalse(image.endswith(":latest"))
            self.assertRegex(dict(images)["RUNTIME_IMAGE"], r"/distroless/|/ubi-micro:")
            for stage in stages(name):
                self.assertRegex(stage[0], r"^FROM \$\{\w+_IMAGE\}( AS \w+)?$")

    def test_the_native_image_and_the_one_on_the_jvm_have_the_same_interface(self):
        def interface(name):
            kept = ("ENV ", "EXPOSE ", "USER ")
            return sorted(line for line in stages(name)[-1] if line.startswith(kept))

        self.assertEqual(interface("Dockerfile"), interface("Dockerfile.native"))

    def test_nothing_is_copied_that_dockerignore_leaves_out(self):
        allowed = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
        for name in DOCKERFILES:
            for stage in stages(name):
                for line in stage:
                    if not line.startswith("COPY ") or "--from=" in line:
                        continue
                    for source in [word for word in line.split()[1:-1] if not word.startswith("--")]:
                        for service in SERVICES:
                            path = source.replace("${SERVICE}", service)
                            self.assertTrue(
                                any(
                                    pathlib.PurePath(path).match(pattern)
                                    or any(parent.match(pattern) for parent in pathlib.PurePath(path).parents)
                                    for pattern in allowed
                                ),
                                f"{name}: {path}",
                            )


class ComposeTest(unittest.TestCase):
    def test_images_have_a_version(self):
        for name, text in services().items():
            image = re.search(r"^    image: (\S+)$", text, flags=re.M).group(1)
            self.assertRegex(image, r"^(docker\.io|ghcr\.io)/\S+:v?\d[\w.-]*$", name)

    def test_what_is_ours_has_a_root_file_system_that_can_not_be_written_and_no_capabilities(self):
        for name in (*SERVICES, "gateway", "demo"):
            text = services()[name]
            self.assertIn("    read_only: true\n", text, name)
            self.assertRegex(text, r"    cap_drop:\n      - ALL\n", name)

    def test_nothing_gains_privileges(self):
        for name, text in services().items():
            self.assertIn("      - no-new-privileges:true\n", text, name)

    def test_only_the_gateway_and_the_mails_are_published_and_only_to_this_machine(self):
        published = {}
        for name, text in services().items():
            for port in re.findall(r"published: \"(\d+)\"", text):
                published[port] = name
            if "    ports:\n" in text:
                self.assertEqual(set(re.findall(r"host_ip: (\S+)", text)), {"127.0.0.1"}, name)
        self.assertEqual(published, {"8443": "gateway", "8080": "gateway", "8025": "mail"})

    def test_what_is_mounted_exists(self):
        for name, text in services().items():
            for source in re.findall(r"type: bind\n\s+source: (\S+)", text):
                self.assertTrue(pathlib.Path(source).exists(), f"{name}: {source}")

    def test_the_demo_account_is_that_of_the_launcher(self):
        launcher = (ROOT / "deploy/local/src/main/java/com/kyberaccess/local/DemoData.java").read_text()
        constants = dict(re.findall(r'String (\w+) = "([^"]+)";', launcher))
        pairs = re.findall(r'"(KYBER_BOOTSTRAP_\w+)",\s+("[^"]*"|\w+)', launcher)
        wanted = {key: value.strip('"') if value.startswith('"') else constants.get(value) for key, value in pairs}
        self.assertEqual(len(wanted), 6)
        for key, value in wanted.items():
            shown = re.search(rf"^      {key}: (.+)$", services()["auth-service"], flags=re.M).group(1)
            # The password is a secret of its own here and there.
            if value is not None:
                self.assertEqual(shown, value)


if __name__ == "__main__":
    unittest.main()
