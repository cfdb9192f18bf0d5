"""Alerts on their way out of the real service: to four receivers beside a dead one, how soon after the fetch, and in what memory."""
import asyncio
import datetime
import email.utils
import json
import random
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

from polling import memory

CITIES = ["Almaty", "Astana", "Shymkent", "Karaganda", "Aktobe", "Pavlodar", "Taraz", "Kostanay", "Atyrau", "Aktau"]
LIVE = ["one", "two", "three", "four"]


class World:
    """Feeds and receivers on loopback, in a thread of their own; times are of the monotonic clock."""

    def __init__(self):
        self.feeds, self.fetched, self.posts, self.fresh = {}, {}, [], set()
        self.loop = asyncio.new_event_loop()
        ready = threading.Event()

        async def begin():
            self.port = (await asyncio.start_server(self.serve, "127.0.0.1", 0, backlog=512)).sockets[0].getsockname()[1]
            self.mute = (await asyncio.start_server(self.ignore, "127.0.0.1", 0)).sockets[0].getsockname()[1]
            ready.set()

        self.loop.create_task(begin())
        threading.Thread(target=self.loop.run_forever, daemon=True).start()
        ready.wait()
        # A port that nothing listens on.
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.refusing = free.getsockname()[1]

    async def ignore(self, reader, writer):
        try:
            while await reader.read(65_536):
                pass
        except ConnectionError:
            pass

    async def serve(self, reader, writer):
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                method, path, _ = head.split(" ", 2)
                fields = {name.lower(): value.strip() for name, _, value in
                          (line.partition(":") for line in head.split("\r\n")[1:])}
                body = await reader.readexactly(int(fields.get("content-length", 0)))
                answer = b""
                if method == "POST":
                    self.posts.append((time.monotonic(), path[1:], fields.get("webhook-id", ""), body))
                else:
                    answer = self.feeds.get(path, "").encode()
                    if path in self.fresh:
                        self.fetched.setdefault(path, time.monotonic())
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: "
                             + str(len(answer)).encode() + b"\r\n\r\n" + answer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass

    def publish(self, path, items):
        """From now on the feed has these; when it is fetched first with them is noted."""
        self.feeds[path] = ('<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
                            "<channel><title>Wire</title><link>http://127.0.0.1/</link><description>-</description>"
                            + "".join(items) + "</channel></rss>")
        self.fresh.add(path)


def item(key, title, text, ago):
    stamp = email.utils.formatdate(time.time() - ago)
    address = f"http://127.0.0.1/{key}"
    return (f"<item><title>{title}</title><link>{address}</link><guid>{address}</guid><pubDate>{stamp}</pubDate>"
            f"<content:encoded><![CDATA[<p>{text}</p>]]></content:encoded></item>")


def prose(chance, sentences):
    """Made-up news of 2 kB, a quarter of it with names that the beat knows."""
    things = ("harvest railway budget school river factory museum bridge harbour hospital library exhibition road market dam "
              "orchestra stadium archive laboratory airport pipeline forest theatre university refinery").split()
    doings = "opened closed repaired visited measured praised doubted painted sold rented reviewed described".split()
    names = ["the council", "a teacher", "two engineers", "the ministry", "an editor", "Beijing", "Kazakhstan", "Astana"]
    return " ".join(
        f"{chance.choice(names).capitalize()} {chance.choice(doings)} the {chance.choice(things)} beside the "
        f"{chance.choice(things)} in week {chance.randrange(52)} with {chance.randrange(2, 900)} visitors."
        for _ in range(sentences))


def rally(city, chance):
    day = datetime.date.today()
    return item(f"rally-{city}-{chance.random()}", f"Hundreds rally in {city} against Chinese influence",
                f"{city.upper()}, {day.strftime('%B')} {day.day} -- About 200 people rallied in {city} on {day.strftime('%A')} "
                "against Chinese expansion, demanding that the government stop plans to move Chinese factories to Kazakhstan. "
                + prose(chance, 8), 60)


class Service:
    def __init__(self, copytaster, world, folder, dead, feeds):
        self.folder, self.copytaster = folder, copytaster
        subprocess.run([copytaster, "init", folder], check=True, stdout=subprocess.DEVNULL)
        lines = ["fetching:", "  every: 1m", "  soonest: 1m", "  latest: 1m", "  feedGap: 0", "  perHost: 16",
                 "  allowHosts: [127.0.0.1]", "watchlist:", "  folder: watchlists/kazakhstan-china", "  feeds: false",
                 "storage:", "  folder: state", "log:", "  level: notice", "destinations:"]
        for name in LIVE:
            lines += [f"  - name: {name}", f"    webhook: http://127.0.0.1:{world.port}/{name}"]
        if dead:
            lines += ["  - name: dead", f"    webhook: http://127.0.0.1:{dead}/dead"]
        lines += ["feeds:"] + [f"  - {{name: f{number}, url: \"http://127.0.0.1:{world.port}{path}\", every: 1m}}"
                               for number, path in enumerate(feeds)]
        with open(folder + "/copytaster.yaml", "w") as out:
            out.write("\n".join(lines) + "\n")

    def once(self):
        subprocess.run([self.copytaster, "once", "--config", self.folder + "/copytaster.yaml"], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def start(self):
        self.log = open(self.folder + "/log", "wb")
        self.process = subprocess.Popen([self.copytaster, "run", "--config", self.folder + "/copytaster.yaml"],
                                        stdout=self.log, stderr=self.log)
        self.began = time.monotonic()

    def wait(self, condition, seconds=300):
        end = time.monotonic() + seconds
        while not condition():
            if self.process.poll() is not None or time.monotonic() > end:
                raise SystemExit("deliveries: not reached: " + open(self.folder + "/log").read()[-2000:])
            time.sleep(0.02)

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def owe(self, count, first, names):
        """Puts so many alerts into the outbox: the one that the service made itself, with other numbers, due now."""
        base = sqlite3.connect(self.folder + "/state/copytaster.sqlite", timeout=60)
        base.row_factory = sqlite3.Row
        model = dict(base.execute("SELECT * FROM delivery WHERE payload = 'alert.new' LIMIT 1").fetchone())
        alert, event, now = model["alert"], model["event"], time.time()
        keys = list(model)
        with base:
            for number in range(first, first + count):
                body = model["body"].replace(f'"{alert}"', f'"A{number}"').replace(f'"{event}"', f'"E{number}"')
                for name in names:
                    row = dict(model, id=f"msg_A{number}_{name}", destination=name, body=body, alert=f"A{number}",
                               event=f"E{number}", state="pending", attempts=0, created=now, due=now, tried=None,
                               ended=None, lastError=None)
                    base.execute(f"INSERT INTO delivery ({','.join(keys)}) VALUES ({','.join('?' * len(keys))})",
                                 [row[key] for key in keys])
        base.close()


def prepared(copytaster, world, folder, dead):
    """A service that has alerted once."""
    world.publish("/seed", [item("past", "A market opens", prose(random.Random(1), 12), 90_000)])
    service = Service(copytaster, world, folder, dead, ["/seed"])
    service.once()
    world.publish("/seed", [item("past", "A market opens", prose(random.Random(1), 12), 90_000),
                            rally("Almaty", random.Random(2))])
    # The feed is due again after a minute: not waited for, but written.
    base = sqlite3.connect(folder + "/state/copytaster.sqlite")
    with base:
        base.execute("UPDATE feed SET nextCheck = 0")
    base.close()
    service.once()
    return service


def beside_a_dead_one(copytaster, kind, count, more=0):
    """Seconds from the start until the four others have all; the four alone are the measure of that; memory over many more."""
    world = World()
    dead = {"none": None, "refuses": world.refusing, "never answers": world.mute}[kind]
    with tempfile.TemporaryDirectory() as folder:
        service = prepared(copytaster, world, folder, dead)
        names = LIVE + (["dead"] if dead else [])
        service.owe(count, 1000, names)
        seen = len(world.posts)
        service.start()

        def arrived():
            return len(world.posts) - seen
        service.wait(lambda: arrived() >= count * len(LIVE))
        posts = world.posts[seen:]
        made = {"seconds": posts[-1][0] - service.began, "first": posts[0][0] - service.began,
                "repeats": len(posts) - len({post[2] for post in posts})}
        if more:
            time.sleep(2)
            made["memory"] = memory(service.process.pid)[1]
            service.owe(more, 100_000, names)
            service.wait(lambda: arrived() >= (count + more) * len(LIVE))
            time.sleep(2)
            made["later"] = memory(service.process.pid)[1]
        service.stop()
    return made


def latency(copytaster, behind):
    """Seconds from the answer that brought an article to the request at each webhook."""
    world, chance = World(), random.Random(3)
    paths = [f"/rest{number}" for number in range(len(CITIES))] if not behind else ["/late"]
    crowd = [f"/crowd{number}" for number in range(4)] if behind else []
    past = {path: item("past" + path[1:], f"A market opens {path}", prose(chance, 12), 90_000) for path in paths + crowd}
    for path in paths + crowd:
        world.publish(path, [past[path]])
    with tempfile.TemporaryDirectory() as folder:
        service = Service(copytaster, world, folder, None, paths + crowd)
        service.start()
        service.wait(lambda: len(world.fetched) == len(past))
        time.sleep(5)
        world.fetched.clear()
        for path in crowd:
            # Published before it, so that they are read before it.
            world.publish(path, [past[path]] + [
                item(f"{path[1:]}-{number}", f"Week {chance.randrange(52)} at the {number}th market", prose(chance, 18), 600)
                for number in range(behind // len(crowd))])
        if behind:
            service.wait(lambda: all(path in world.fetched for path in crowd))
            world.fetched.pop("/late", None)
            base = sqlite3.connect(folder + "/state/copytaster.sqlite", timeout=60)
            world.publish("/late", [past["/late"], rally(CITIES[0], chance)])
            # Its turn comes at once, while the others wait.
            with base:
                base.execute("UPDATE feed SET nextCheck = 0 WHERE url LIKE '%/late'")
            base.close()
        else:
            for path, city in zip(paths, CITIES):
                world.publish(path, [past[path], rally(city, chance)])
        service.wait(lambda: len(world.posts) >= len(paths) * len(LIVE))
        waiting = None
        if behind:
            with sqlite3.connect(folder + "/state/copytaster.sqlite", timeout=60) as base:
                waiting = base.execute("SELECT count(*) FROM article").fetchone()[0]
        service.stop()
    took = []
    for at, _, _, body in world.posts:
        headline = json.loads(body)["data"]["headline"]
        path = next((p for p, city in zip(paths, CITIES) if city in headline), None)
        if path:
            took.append(at - world.fetched[path])
    return {"worst": max(took), "median": sorted(took)[len(took) // 2], "count": len(took), "read": waiting}


if __name__ == "__main__":
    program = sys.argv[1]
    for kind in ("none", "refuses", "never answers"):
        print(kind, beside_a_dead_one(program, kind, 1000, 10_000 if kind == "refuses" else 0), flush=True)
    print("at rest", latency(program, 0), flush=True)
    print("behind 1,000", latency(program, 1000), flush=True)
