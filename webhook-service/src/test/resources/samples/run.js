// Runs the contract's Node sample on the requests given as JSON lines, parsed as a web framework parses them.
const fs = require('fs');
const source = fs.readFileSync(process.argv[2], 'utf8');
const verifyWebhook = new Function('require', source + '\nreturn verifyWebhook;')(require);
for (const line of fs.readFileSync(0, 'utf8').split('\n')) {
  if (line === '') continue;
  const r = JSON.parse(line);
  console.log(verifyWebhook({ headers: r.headers, body: JSON.parse(r.body) }, r.secret));
}
