"""Unchanged feeds, polled by the real service: CPU, memory and how many were asked, against a server of our own."""
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

TICK = os.sysconf("SC_CLK_TCK")


class Server:
    def __init__(self, benchmarks):
        self.process = subprocess.Popen([benchmarks, "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())

    def count(self):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/count") as answer:
            return json.load(answer)

    def stop(self):
        self.process.stdin.close()
        self.process.wait()


def address(server, number, hosts):
    """Feed `number` on one of so many hosts: all of 127/8 is loopback."""
    host = number % hosts
    return f"http://127.{1 + host // 65_536}.{host // 256 % 256}.{host % 256}:{server.port}/{number}"


def cpu(pid):
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def memory(pid):
    """Peak and present resident memory, MB."""
    lines = dict(line.split(":", 1) for line in open(f"/proc/{pid}/status") if ":" in line)
    return [int(lines[key].split()[0]) / 1000 for key in ("VmHWM", "VmRSS")]


def service(copytaster, server, feeds, hosts, seconds, folder):
    """`copytaster run` over so many feeds, each asked every minute; measured when all were asked once."""
    subprocess.run([copytaster, "init", folder], check=True, stdout=subprocess.DEVNULL)
    names = sorted({address(server, number, hosts).split("/")[2].split(":")[0] for number in range(feeds)})
    lines = ["fetching:", "  every: 1m", "  soonest: 1m", "  latest: 1m", "  feedGap: 0", "  perHost: 16",
             f"  allowHosts: [{', '.join(names)}]", "watchlist:", "  folder: watchlists/kazakhstan-china",
             "  feeds: false", "log:", "  level: warning", "destinations:", "  - name: files", "    folder: out", "feeds:"]
    lines += [f"  - {{name: f{number}, url: \"{address(server, number, hosts)}\", every: 1m}}" for number in range(feeds)]
    with open(folder + "/copytaster.yaml", "w") as out:
        out.write("\n".join(lines) + "\n")
    log = open(folder + "/log", "wb")
    process = subprocess.Popen([copytaster, "run", "--config", folder + "/copytaster.yaml"], stdout=log, stderr=log)
    try:
        begin = time.monotonic()
        while server.count()["requests"] < feeds:
            if process.poll() is not None or time.monotonic() - begin > 600:
                print(open(folder + "/log").read()[-2000:], file=sys.stderr)
                return None
            time.sleep(1)
        first = time.monotonic() - begin
        # What the first round brought is read; then the round of a minute settles.
        while True:
            used = cpu(process.pid)
            time.sleep(10)
            if time.monotonic() - begin > first + 60 and cpu(process.pid) - used < 9 or time.monotonic() - begin > 900:
                break
        start, used, asked = time.monotonic(), cpu(process.pid), server.count()
        time.sleep(seconds)
        took, used = time.monotonic() - start, cpu(process.pid) - used
        now = server.count()
        peak, present = memory(process.pid)
        requests = now["requests"] - asked["requests"]
        return {"first": first, "requests": requests, "unchanged": now["unchanged"] - asked["unchanged"],
                "seconds": took, "cpu": used, "peak": peak, "present": present}
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()


def requests_loop(server, feeds, hosts):
    """Python's requests, one session, one after another: CPU seconds."""
    import requests
    session = requests.Session()
    session.trust_env = False
    start = time.process_time()
    for number in range(feeds):
        session.get(address(server, number, hosts), headers={"If-None-Match": '"a"'})
    return time.process_time() - start


def curl_loop(server, feeds, hosts):
    """libcurl alone: the curl program with all addresses at once, 50 transfers at a time: CPU seconds."""
    with tempfile.NamedTemporaryFile("w", suffix=".curl") as config:
        for number in range(feeds):
            config.write(f'url = "{address(server, number, hosts)}"\noutput = "/dev/null"\n')
        config.flush()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(["curl", "-q", "-s", "-Z", "--noproxy", "*", "-H", 'If-None-Match: "a"', "-K", config.name],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(copytaster, benchmarks, feeds, seconds):
    found = {}
    server = Server(benchmarks)
    try:
        for hosts in (1, feeds):
            found[f"requests {hosts}"] = requests_loop(server, min(feeds, 2000), hosts) * feeds / min(feeds, 2000)
            if shutil.which("curl"):
                found[f"curl {hosts}"] = curl_loop(server, feeds, hosts)
    finally:
        server.stop()
    server = Server(benchmarks)
    folder = tempfile.mkdtemp(prefix="copytaster-polling-")
    try:
        found["service"] = service(copytaster, server, feeds, feeds, seconds, folder)
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
    return found
