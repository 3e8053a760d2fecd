const crypto = require('crypto');

function verifyWebhook(req, signingSecret) {
  const signature = req.headers['x-kyberaccess-signature'];
  const timestamp = req.headers['x-kyberaccess-timestamp'];
  const body = JSON.stringify(req.body);

  const payload = `${timestamp}.${body}`;
  const expectedSignature = 'sha256=' + crypto.createHmac('sha256', signingSecret)
    .update(payload)
    .digest('hex');

  return crypto.timingSafeEqual(
    Buffer.from(signature),
    Buffer.from(expectedSignature)
  );
}
