// Runs the official Standard Webhooks library (its folder is argument 1) on the requests given as JSON lines.
const fs = require('fs');
const { Webhook } = require(process.argv[2]);
for (const line of fs.readFileSync(0, 'utf8').split('\n')) {
  if (line === '') continue;
  const r = JSON.parse(line);
  try {
    new Webhook(r.secret).verify(r.body, r.headers);
    console.log('true');
  } catch (e) {
    console.log('false');
  }
}
