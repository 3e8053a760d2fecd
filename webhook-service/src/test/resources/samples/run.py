# Runs the contract's Python sample on the requests given as JSON lines; prints true or false for each.
import json, pathlib, sys

exec(pathlib.Path(sys.argv[1]).read_text())
for line in sys.stdin:
    r = json.loads(line)
    ok = verify_webhook(r["body"], r["headers"]["x-kyberaccess-timestamp"], r["headers"]["x-kyberaccess-signature"], r["secret"])
    print("true" if ok else "false")
