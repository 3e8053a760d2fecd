import hmac
import hashlib

def verify_webhook(payload, timestamp, signature, signing_secret):
    message = f"{timestamp}.{payload}"
    expected = 'sha256=' + hmac.new(
        signing_secret.encode(), message.encode(), hashlib.sha256
    ).hexdigest()
    return hmac.compare_digest(signature, expected)
