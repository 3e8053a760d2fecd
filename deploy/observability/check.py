"""What promtool can't know: that alerts, tests, runbooks, dashboards and the page of metrics belong together.

Writes the dashboards' queries as recording rules to the file named by its argument, for promtool to parse.
"""

import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
DOCS = HERE.parent.parent / "docs"
RULES = (HERE / "prometheus/kyberaccess.rules.yml").read_text()
TESTS = (HERE / "prometheus/kyberaccess.rules_test.yml").read_text()
METRICS = (DOCS / "operations/metrics.md").read_text()
# What Grafana puts in its place before Prometheus sees the query.
VARIABLES = {"$__rate_interval": "5m", '"$job"': '".*"'}

problems = []


def listed_metrics():
    names = set(re.findall(r"^\| `(\w+)`", METRICS, re.MULTILINE)) | {"up"}
    parts = ("_bucket", "_count", "_sum", "_max")
    return names | {name + part for name in names if name.endswith("_seconds") for part in parts}


def metrics_of(query):
    """The metrics that a query names: words before `{`, and words of ours wherever they stand."""
    return set(re.findall(r"\b([a-z]\w*)(?=\{)", query)) | set(re.findall(r"\bkyber_\w+", query))


def check_metrics(where, query):
    for name in sorted(metrics_of(query) - listed_metrics()):
        problems.append(f"{where}: docs/operations/metrics.md does not list {name}")


def check_alerts():
    alerts = re.findall(r"- alert: (\w+)", RULES)
    runbooks = {page.stem for page in (DOCS / "runbooks").glob("*.md")} - {"README"}
    index = (DOCS / "runbooks/README.md").read_text()
    for alert in alerts:
        if alert not in runbooks:
            problems.append(f"{alert} has no page in docs/runbooks")
        if f"docs/runbooks/{alert}.md" not in RULES:
            problems.append(f"{alert} does not say where its runbook is")
        if f"({alert}.md)" not in index:
            problems.append(f"docs/runbooks/README.md does not list {alert}")
        if f"alertname: {alert}\n" not in TESTS:
            problems.append(f"{alert} has no test")
    for page in sorted(runbooks - set(alerts)):
        problems.append(f"docs/runbooks/{page}.md is of no alert")
    for alert, expression in re.findall(r"- alert: (\w+)\n\s+expr: (.*?)\n\s+for:", RULES, re.DOTALL):
        check_metrics(alert, expression)
        page = DOCS / f"runbooks/{alert}.md"
        if page.exists() and not all(part in page.read_text() for part in metrics_of(expression)):
            problems.append(f"docs/runbooks/{alert}.md shows another query than the rule's")
    return len(alerts)


def overlap(one, other):
    return (
        one["x"] < other["x"] + other["w"]
        and other["x"] < one["x"] + one["w"]
        and one["y"] < other["y"] + other["h"]
        and other["y"] < one["y"] + one["h"]
    )


def check_panels(name, panels):
    if len({panel["id"] for panel in panels}) != len(panels):
        problems.append(f"{name}: two panels have one id")
    for i, panel in enumerate(panels):
        where = f"{name}, {panel['title']}"
        if not panel["title"] or not panel["description"] or not panel["fieldConfig"]["defaults"]["unit"]:
            problems.append(f"{where}: a panel needs a title, a description and a unit")
        if panel["gridPos"]["x"] + panel["gridPos"]["w"] > 24:
            problems.append(f"{where}: wider than the dashboard")
        for other in panels[i + 1 :]:
            if overlap(panel["gridPos"], other["gridPos"]):
                problems.append(f"{where}: overlaps {other['title']}")


def check_dashboards():
    rules = []
    uids = set()
    for file in sorted((HERE / "grafana/dashboards").glob("*.json")):
        dashboard = json.loads(file.read_text())
        if dashboard["uid"] != file.stem or dashboard["uid"] in uids:
            problems.append(f"{file.name}: its uid is not its file's name")
        uids.add(dashboard["uid"])
        check_panels(file.name, dashboard["panels"])
        for panel in dashboard["panels"]:
            for target in panel["targets"]:
                query = target["expr"]
                check_metrics(f"{file.name}, {panel['title']}", query)
                for variable, value in VARIABLES.items():
                    query = query.replace(variable, value)
                rules.append({"record": f"dashboard:query:{len(rules)}", "expr": query})
    # JSON is YAML.
    Path(sys.argv[1]).write_text(json.dumps({"groups": [{"name": "dashboards", "rules": rules}]}))
    return len(uids), len(rules)


alerts = check_alerts()
dashboards, queries = check_dashboards()
if problems:
    sys.exit("\n".join(problems))
print(f"{alerts} alerts with runbooks and tests, {dashboards} dashboards with {queries} queries")
