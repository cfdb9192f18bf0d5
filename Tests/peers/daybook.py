"""icalendar, recurring-ical-events and ics read daybook.ics: what they find is what was written."""

import datetime
import json
import pathlib
import sys

import icalendar
import ics
import recurring_ical_events

folder = pathlib.Path(sys.argv[1])
expected = json.loads((folder / "expected.json").read_text())
raw = (folder / "daybook.ics").read_bytes()
faults = []


def same(what, found, wanted):
    if found != wanted:
        faults.append(f"{what}: {found!r}, not {wanted!r}")


def language(property):
    return property.params.get("LANGUAGE", "und")


same("lines end in CR LF, and no CR or LF stands alone", raw.count(b"\r\n"), max(raw.count(b"\n"), raw.count(b"\r")))
same("lines of more than 75 octets", [line for line in raw.split(b"\r\n") if len(line) > 75], [])
for line in raw.split(b"\r\n"):
    line.decode("utf-8")  # none is cut within a character

calendar = icalendar.Calendar.from_ical(raw)
same("faults that icalendar met", [event.errors for event in calendar.walk() if event.errors], [])
# icalendar leaves the text of what the standard does not name as it stands.
same("name", str(calendar["X-WR-CALNAME"]).replace("\\;", ";").replace("\\,", ","), expected["title"] + ": daybook")
same("method", calendar.get("METHOD"), None)
events = calendar.walk("VEVENT")
same("events", len(events), len(expected["events"]))
for event, wanted in zip(events, expected["events"]):
    what = wanted["event"]
    same(f"{what}: uid", event["UID"], f"{what}@{expected['host']}")
    same(f"{what}: start", event.decoded("DTSTART").isoformat(), wanted["start"])
    same(f"{what}: end", event.decoded("DTEND").isoformat(), wanted["end"])
    same(f"{what}: status", event["STATUS"], wanted["status"])
    same(f"{what}: sequence", event["SEQUENCE"], wanted["sequence"])
    same(f"{what}: summary", event["SUMMARY"], wanted["summary"])
    same(f"{what}: location", event["LOCATION"], wanted["location"])
    same(f"{what}: evidence", event["DESCRIPTION"].split("\n")[0], wanted["evidence"])
    same(f"{what}: language", language(event["DESCRIPTION"]), wanted["language"])
    same(f"{what}: categories", [str(one) for one in event["CATEGORIES"].cats], wanted["categories"])
    same(f"{what}: stamp", event.decoded("DTSTAMP"), event.decoded("LAST-MODIFIED"))
    # The day before its first, its first, its last, and the day after it.
    start, end = (datetime.date.fromisoformat(wanted[key]) for key in ("start", "end"))
    day = datetime.timedelta(days=1)
    for date, stands in [(start - day, False), (start, True), (end - day, True), (end, False)]:
        found = any(one["UID"] == event["UID"] for one in recurring_ical_events.of(calendar).at(date))
        same(f"{what}: stands on {date}", found, stands)

read = {event.uid: event for event in ics.Calendar(raw.decode("utf-8")).events}
for wanted in expected["events"]:
    event = read[f"{wanted['event']}@{expected['host']}"]
    same(f"{wanted['event']}: ics: all day", event.all_day, True)
    same(f"{wanted['event']}: ics: begins", event.begin.date().isoformat(), wanted["start"])
    same(f"{wanted['event']}: ics: status", event.status, wanted["status"])
    same(f"{wanted['event']}: ics: name", event.name, wanted["summary"])
    # ics takes the two letters \\n of an escaped backslash and an n for a line break.
    if "\\n" not in wanted["evidence"]:
        same(f"{wanted['event']}: ics: evidence", event.description.split("\n")[0], wanted["evidence"])

print("\n".join(faults) or f"daybook: {len(events)} events read alike by icalendar {icalendar.__version__}, recurring-ical-events and ics")
sys.exit(1 if faults else 0)
