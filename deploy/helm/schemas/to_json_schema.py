"""Turns CustomResourceDefinitions and Kubernetes' own OpenAPI documents into JSON Schemas as kubeconform reads them:
one file per kind, objects closed against fields that they do not name.

usage: to_json_schema.py CRDS OPENAPI OUTPUT
"""

import json
import sys
from pathlib import Path

import yaml


def closed(schema):
    """The schema, with every object that lists its properties taking no others."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: closed(value) for key, value in schema.items()}
    is_schema = isinstance(schema.get("properties"), dict) and "$ref" not in schema
    if is_schema and "additionalProperties" not in schema and not schema.get("x-kubernetes-preserve-unknown-fields"):
        result["additionalProperties"] = False
    return result


def file_name(kind, group, version):
    """kubeconform's {{.ResourceKind}}{{.KindSuffix}}.json"""
    return "-".join(part for part in (kind.lower(), group.split(".")[0], version) if part) + ".json"


def custom(folder):
    for path in sorted(folder.glob("*.yaml")):
        for document in yaml.safe_load_all(path.read_text()):
            spec = document["spec"]
            for version in spec["versions"]:
                schema = version["schema"]["openAPIV3Schema"]
                yield file_name(spec["names"]["kind"], spec["group"], version["name"]), closed(schema)


def native(folder):
    for path in sorted(folder.rglob("*.json")):
        components = closed(json.loads(path.read_text()).get("components", {}))
        for name, schema in components.get("schemas", {}).items():
            for known in schema.get("x-kubernetes-group-version-kind", []):
                reference = {"$ref": f"#/components/schemas/{name}", "components": components}
                yield file_name(known["kind"], known["group"], known["version"]), reference


def main():
    crds, openapi, output = (Path(argument) for argument in sys.argv[1:])
    output.mkdir(parents=True, exist_ok=True)
    for source in (native(openapi), custom(crds)):
        for name, schema in source:
            (output / name).write_text(json.dumps(schema))


main()
