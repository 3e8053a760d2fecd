"""What native-image would be given for each service: target/native-sources, as deploy/native/check makes it."""

import json
import pathlib
import re
import struct
import unittest
import zipfile

ROOT = pathlib.Path(__file__).parents[2]
SERVICES = ("auth-service", "visitor-service", "emergency-service", "webhook-service")


def constants(data):
    """The UTF-8 constants of a class file."""
    count, position, index = struct.unpack(">H", data[8:10])[0], 10, 1
    sizes = {3: 4, 4: 4, 5: 8, 6: 8, 7: 2, 8: 2, 9: 4, 10: 4, 11: 4, 12: 4, 15: 3, 16: 2, 17: 4, 18: 4, 19: 2, 20: 2}
    while index < count:
        tag = data[position]
        if tag == 1:
            length = struct.unpack(">H", data[position + 1 : position + 3])[0]
            yield data[position + 3 : position + 3 + length].decode("utf-8", "replace")
            position += 3 + length
        else:
            position += 1 + sizes[tag]
            index += tag in (5, 6)
        index += 1


class Sources:
    def __init__(self, service):
        self.folder = ROOT / service / "target" / "native-sources"
        self.arguments = (self.folder / "native-image.args").read_text()
        self.libraries = [path.name for path in (self.folder / "lib").glob("*.jar")]
        self.runner = zipfile.ZipFile(self.folder / f"{service}-runner.jar")
        common = next((self.folder / "lib").glob("*kyberaccess-common-*.jar"))
        self.classes = {}
        for jar in (self.runner, zipfile.ZipFile(common)):
            for name in jar.namelist():
                if name.startswith("com/kyberaccess/") and name.endswith(".class") and "_" not in name:
                    self.classes[name[: -len(".class")].replace("/", ".")] = list(constants(jar.read(name)))
        types = json.loads(self.runner.read(f"META-INF/native-image/com.kyberaccess/{service}/types/reachability-metadata.json"))
        generated = json.loads(self.runner.read("META-INF/native-image/reflect-config.json"))
        self.types = {entry["type"]: entry for entry in types["reflection"]}
        self.methods = {entry["name"] for entry in generated if entry.get("allDeclaredMethods")}
        resources = json.loads(self.runner.read("META-INF/native-image/resource-config.json"))["resources"]["includes"]
        # \Q…\E quotes in Java's regular expressions.
        self.resources = [
            re.sub(r"\\Q(.*?)\\E", lambda quoted: re.escape(quoted.group(1)), entry["pattern"]) for entry in resources
        ]


class NativeSourcesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.sources = {service: Sources(service) for service in SERVICES}

    def test_records_and_enums_are_registered_with_all_that_jackson_reads(self):
        for service, sources in self.sources.items():
            data = {name for name, texts in sources.classes.items() if "java/lang/Record" in texts and "Record" in texts}
            self.assertGreater(len(data), 50)
            self.assertEqual(data - sources.types.keys(), set())
            for entry in sources.types.values():
                self.assertTrue(
                    entry["allDeclaredConstructors"] and entry["allDeclaredMethods"] and entry["allDeclaredFields"]
                )

    def test_the_methods_of_endpoints_can_be_asked_for_by_the_access_filter(self):
        for service, sources in self.sources.items():
            endpoints = {
                name for name, texts in sources.classes.items() if name.endswith("Resource") and "Ljakarta/ws/rs/Path;" in texts
            }
            self.assertGreater(len(endpoints), 1)
            self.assertEqual(endpoints - sources.methods, set())

    def test_every_resource_of_ours_is_included(self):
        for service, sources in self.sources.items():
            for module in ("common", service):
                folder = ROOT / module / "src" / "main" / "resources"
                for path in folder.rglob("*"):
                    name = path.relative_to(folder).as_posix()
                    # Configuration is read by the build, META-INF by native-image itself or by the build.
                    if path.is_dir() or name.startswith("META-INF/") or name == "application.properties":
                        continue
                    self.assertTrue(any(re.fullmatch(pattern, name) for pattern in sources.resources), name)

    def test_resources_of_libraries_that_are_read_by_name_are_included(self):
        wanted = {
            "auth-service": ["com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt"],
            "visitor-service": [
                "net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf",
                "fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf",
                "com/ibm/icu/impl/data/icudata/root.res",
                "org/apache/pdfbox/resources/glyphlist/glyphlist.txt",
                "biweekly/biweekly.properties",
            ],
            "emergency-service": [
                "org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf",
                "com/ibm/icu/impl/data/icudata/root.res",
            ],
            "webhook-service": ["event-types/visitor.checked_in.schema.json"],
        }
        for service, sources in self.sources.items():
            for name in wanted[service]:
                self.assertTrue(any(re.fullmatch(pattern, name) for pattern in sources.resources), name)

    def test_awt_is_there_only_through_the_extension(self):
        for service, sources in self.sources.items():
            drawing = {
                name
                for name, texts in sources.classes.items()
                if any(text.lstrip("L[").startswith(("java/awt/", "javax/imageio/", "org/apache/pdfbox/")) for text in texts)
            }
            extension = any("quarkus-awt-" in name for name in sources.libraries)
            self.assertEqual(extension, bool(drawing), drawing)

    def test_what_holds_random_numbers_or_threads_starts_with_the_process(self):
        for service, sources in self.sources.items():
            properties = [
                name
                for jar in [sources.runner, *map(zipfile.ZipFile, (sources.folder / "lib").glob("*kyberaccess-common-*.jar"))]
                for name in jar.namelist()
                if name.startswith("META-INF/native-image/com.kyberaccess/") and name.endswith("native-image.properties")
            ]
            expected = 2 if service in ("auth-service", "visitor-service") else 1
            self.assertEqual(len(properties), expected, properties)


if __name__ == "__main__":
    unittest.main()
