#!/usr/bin/env python3
"""Writes the tables of configuration.md from the services' @ConfigMapping interfaces.

    docs/operations/settings.py            writes them
    docs/operations/settings.py --check    fails if they are not what the sources say
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs/operations/configuration.md"
BEGIN, END = "<!-- begin: settings.py -->", "<!-- end: settings.py -->"
MODULES = [
    ("common", "All services"),
    ("auth-service", "auth-service"),
    ("visitor-service", "visitor-service"),
    ("emergency-service", "emergency-service"),
    ("webhook-service", "webhook-service"),
]
MAPPING = re.compile(r'@ConfigMapping\(prefix = "([^"]+)"\)\s*(?:public )?interface (\w+)')
# A comment, annotations, type, name: of a setting or of a group of settings.
METHOD = re.compile(
    r"((?:^ *///[^\n]*\n)*)((?:^ *@\w+[^\n]*\n)*)^ *(?:public )?([\w<>., ]+?) (\w+)\(\);", re.MULTILINE
)
NESTED = re.compile(r"((?:^ *///[^\n]*\n)*)^( +)interface (\w+) \{\n(.*?)^\2\}", re.MULTILINE | re.DOTALL)


def kebab(name):
    return re.sub(r"([A-Z])", lambda match: "-" + match.group(1).lower(), name)


def variable(name):
    return re.sub(r"[^A-Za-z0-9]", "_", name).upper()


def linked(target):
    """A setting by its name, a class by its own."""
    name = re.split(r"[.#]", target)[-1]
    return name if name[0].isupper() else kebab(name)


def sentence(comment):
    """The comment as a cell: one line, Javadoc's links as the names that they link to."""
    text = " ".join(line.strip().removeprefix("///").strip() for line in comment.splitlines())
    text = re.sub(r"\{@link #?([\w.#]+)\}", lambda match: f"`{linked(match.group(1))}`", text)
    return text.replace("|", "\\|").strip()


def default(annotations, kind):
    found = re.search(r'@WithDefault\("([^"]*)"\)', annotations)
    if found:
        return f"`{found.group(1)}`"
    return "" if kind.startswith("Optional") else "**required**"


def settings(prefix, body):
    groups = {match.group(3): match.group(4) for match in NESTED.finditer(body)}
    own = NESTED.sub("", body)
    for comment, annotations, kind, method in METHOD.findall(own):
        named = re.search(r'@WithName\("([^"]+)"\)', annotations)
        name = f"{prefix}.{named.group(1) if named else kebab(method)}"
        if kind.strip() in groups:
            yield from settings(name, groups[kind.strip()])
        else:
            yield name, default(annotations, kind.strip()), sentence(comment)


def sections():
    for module, title in MODULES:
        found = []
        for file in sorted((ROOT / module / "src/main/java").rglob("*.java")):
            source = file.read_text()
            mapping = MAPPING.search(source)
            if mapping:
                body = source[mapping.end() :]
                about = re.findall(r"((?:^///[^\n]*\n)+)(?=@ConfigMapping)", source, re.MULTILINE)
                found.append((mapping.group(1), sentence(about[-1]) if about else "", list(settings(mapping.group(1), body))))
        yield title, sorted(found)


def tables():
    defaults = (ROOT / "common/src/main/resources/META-INF/microprofile-config.properties").read_text()
    lines = []
    for title, mappings in sections():
        lines += [f"### {title}", "", "| variable | default | |", "|---|---|---|"]
        for prefix, about, rows in mappings:
            lines.append(f"| | | *{about}* (`{prefix}`) |")
            for name, value, text in rows:
                ours = re.search(rf"^{re.escape(name)}=(.+)$", defaults, re.MULTILINE)
                lines.append(f"| `{variable(name)}` | {f'`{ours.group(1)}`' if ours else value} | {text} |")
        lines.append("")
    return "\n".join(lines)


def main():
    page = PAGE.read_text()
    head, rest = page.split(BEGIN)
    _, tail = rest.split(END)
    made = f"{head}{BEGIN}\n\n{tables()}\n{END}{tail}"
    if "--check" in sys.argv:
        if made != page:
            sys.exit("docs/operations/configuration.md is not what the sources say: run docs/operations/settings.py")
    else:
        PAGE.write_text(made)


main()
