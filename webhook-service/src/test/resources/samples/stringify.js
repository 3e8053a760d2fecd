// Writes every JSON text given as a JSON string a line the way Node does.
const fs = require('fs');
for (const line of fs.readFileSync(0, 'utf8').split('\n')) {
  if (line === '') continue;
  console.log(JSON.stringify(JSON.stringify(JSON.parse(JSON.parse(line)))));
}
