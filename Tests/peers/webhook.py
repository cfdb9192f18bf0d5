"""The Standard Webhooks library verifies what `copytaster destinations test` sends, with the current key and with the one before,
and refuses it with another. Usage: webhook.py COPYTASTER"""

import base64
import http.server
import json
import os
import secrets
import subprocess
import sys
import tempfile
import threading

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

copytaster = os.path.abspath(sys.argv[1])
got = []


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        got.append((dict(self.headers), body))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


def key():
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()


server = http.server.HTTPServer(("127.0.0.1", 0), Receiver)
threading.Thread(target=server.serve_forever, daemon=True).start()
current, previous, other = key(), key(), key()
with tempfile.TemporaryDirectory() as folder:
    subprocess.run([copytaster, "init", folder], check=True, capture_output=True)
    settings = folder + "/copytaster.yaml"
    text = open(settings).read().split("destinations:\n")[0] + (
        "destinations:\n"
        f"  - {{name: desk, webhook: 'http://127.0.0.1:{server.server_port}/hook',"
        " secretEnv: CURRENT, previousSecretEnv: PREVIOUS}\n"
    )
    open(settings, "w").write(text)
    subprocess.run(
        [copytaster, "destinations", "test", "desk", "--config", settings],
        check=True,
        capture_output=True,
        env={**os.environ, "CURRENT": current, "PREVIOUS": previous},
    )

(headers, body), = got
for secret in (current, previous):
    told = Webhook(secret).verify(body, headers)
    assert told["type"] == "test" and "Nothing has happened" in told["data"]["lines"][0], told
for secret, spoiled in ((other, body), (current, body.replace(b"Test", b"Tast"))):
    try:
        Webhook(secret).verify(spoiled, headers)
    except WebhookVerificationError:
        continue
    sys.exit("webhook: the library took a message that it must refuse")
print(f"webhook: standardwebhooks verifies {headers['webhook-id']} with both keys, and refuses another key and another body")
