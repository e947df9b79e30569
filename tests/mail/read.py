"""Reads a calendar or a feed as a program does that knows nothing of Muster, and prints it as JSON.

Usage: read.py calendar|feed, with the text on the standard input.
"""

import json
import sys

import feedparser
import icalendar


def calendar(text):
    parsed = icalendar.Calendar.from_ical(text)
    events = [
        {
            "uid": str(event["UID"]),
            "summary": str(event["SUMMARY"]),
            "start": event["DTSTART"].dt.isoformat(),
            "allDay": event["DTSTART"].params.get("VALUE") == "DATE",
            "description": str(event.get("DESCRIPTION", "")),
            "url": str(event.get("URL", "")),
            "alarms": len(list(event.walk("VALARM"))),
        }
        for event in parsed.walk("VEVENT")
    ]
    return {"name": str(parsed.get("X-WR-CALNAME", "")), "events": events}


def feed(text):
    parsed = feedparser.parse(text)
    return {
        "wellFormed": not parsed.bozo,
        "version": parsed.version,
        "title": parsed.feed.get("title", ""),
        "id": parsed.feed.get("id", ""),
        "updated": parsed.feed.get("updated", ""),
        "entries": [
            {"id": entry.id, "title": entry.title, "link": entry.link, "updated": entry.updated}
            for entry in parsed.entries
        ],
    }


text = sys.stdin.buffer.read()
print(json.dumps(calendar(text) if sys.argv[1] == "calendar" else feed(text)))
