"""A mail server of another make (aiosmtpd) and Python's own reader of mail, for what copytaster mails.

    mail.py COMMAND [ARGUMENT…]

starts the server on loopback with STARTTLS (a certificate of its own) and a login, runs the command, and checks what has come.
The command finds the server in its environment: COPYTASTER_PEER_MAIL (host:port) and COPYTASTER_PEER_CERTIFICATES (a PEM file
to trust); the user is `desk`, the password `пароль`. A destination that fits:

    destinations:
      - name: desk
        mail: [a@example.org, b@example.org]
        from: "Copytaster <desk@example.org>"
        server: 127.0.0.1:PORT
        security: starttls
        certificates: PEM
        user: desk
        secretEnv: DESK_PASSWORD
        unsubscribe: https://desk.example.org/stop

With KEEP=DIRECTORY the HTML of each message is written there, to be looked at.
"""
import email
import email.policy
import logging
import os
import socket
import ssl
import subprocess
import sys
import tempfile
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

WHO, SECRET = b"desk", "пароль".encode()


class Received:
    def __init__(self):
        self.messages = []

    async def handle_DATA(self, server, session, envelope):
        self.messages.append((session, envelope.mail_from, envelope.rcpt_tos, envelope.original_content))
        return "250 2.0.0 taken"


def login(server, session, envelope, mechanism, data):
    known = isinstance(data, LoginPassword) and data.login == WHO and data.password == SECRET
    return AuthResult(success=known, handled=False)  # else aiosmtpd leaves the answer to us


class Outline(HTMLParser):
    """Every element that is opened is closed, and nothing is loaded from elsewhere."""

    VOID = {"meta", "br", "hr", "link", "img", "wbr"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.problems, self.languages = [], [], set()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag in ("script", "img", "link", "iframe") or any(name.startswith("on") for name in attributes):
            self.problems.append(f"<{tag}> has no place in mail")
        if "lang" in attributes:
            self.languages.add(attributes["lang"])
        if tag not in self.VOID and tag != "p":
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag == "p":
            return
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> closes nothing")


def problems_of(content):
    """What is wrong with a message, and the message as Python reads it."""
    problems = []
    if b"\r" in content.replace(b"\r\n", b"") or b"\n" in content.replace(b"\r\n", b""):
        problems.append("a bare CR or LF")
    if any(len(line) > 998 for line in content.split(b"\r\n")):
        problems.append("a line longer than 998")
    message = email.message_from_bytes(content, policy=email.policy.default)
    for part in message.walk():
        problems += [f"{part.get_content_type()}: {type(defect).__name__} {defect}" for defect in part.defects]
    for name, value in message.items():
        problems += [f"{name}: {type(defect).__name__} {defect}" for defect in value.defects]
    for name in ("Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Auto-Submitted", "List-Id"):
        if len(message.get_all(name, [])) != 1:
            problems.append(f"{name} stands {len(message.get_all(name, []))} times")
    if message.get_content_type() != "multipart/alternative":
        problems.append(f"it is {message.get_content_type()}")
    kinds = [part.get_content_type() for part in message.iter_parts()]
    if kinds != ["text/plain", "text/html"]:
        problems.append(f"its parts are {kinds}")
        return problems, message
    text, html = (part.get_content() for part in message.iter_parts())
    if not text.strip() or not html.strip():
        problems.append("a part is empty")
    outline = Outline()
    outline.feed(html)
    problems += outline.problems + [f"<{tag}> stays open" for tag in outline.open if tag not in ("html", "body")]
    if not outline.languages:
        problems.append("its HTML names no language")
    parsedate_to_datetime(message["Date"])
    return problems, message


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main(command):
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # a handshake that the client breaks off is meant to be
    with tempfile.TemporaryDirectory() as folder:
        key, certificate = os.path.join(folder, "key.pem"), os.path.join(folder, "certificate.pem")
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
             "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost", "-keyout", key, "-out", certificate],
            check=True, stderr=subprocess.DEVNULL)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        received = Received()
        controller = Controller(
            received, hostname="127.0.0.1", port=free_port(), tls_context=context, require_starttls=True, auth_required=True,
            authenticator=login)
        controller.start()
        try:
            environment = dict(os.environ, COPYTASTER_PEER_MAIL=f"127.0.0.1:{controller.port}",
                               COPYTASTER_PEER_CERTIFICATES=certificate, DESK_PASSWORD=SECRET.decode())
            code = subprocess.run(command, env=environment).returncode
        finally:
            controller.stop()
    failed = code != 0
    if failed:
        print(f"mail: the command ended with {code}")
    if not received.messages:
        failed = True
        print("mail: nothing has come")
    for session, sender, recipients, content in received.messages:
        problems, message = problems_of(content)
        if session.ssl is None or not session.authenticated:
            problems.append("it came without TLS or login")
        print(f"mail: {message['Message-ID']} {message['Subject']!s} -> {', '.join(recipients)}: "
              + ("; ".join(problems) if problems else "no defect"))
        failed = failed or bool(problems)
        if "KEEP" in os.environ:
            name = "".join(c if c.isalnum() else "-" for c in message["Message-ID"]) + ".html"
            with open(os.path.join(os.environ["KEEP"], name), "w", encoding="utf-8") as file:
                file.write(message.get_body(("html",)).get_content())
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
