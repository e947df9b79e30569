"""What `scripts/schemathesis` leaves out of what it asks, and how it writes what it sends."""

import json

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def lines(context, value):
    # A list is a document a line, anything else is one line.
    documents = value if isinstance(value, list) else [value]
    return "".join(json.dumps(document) + "\n" for document in documents).encode()


@schemathesis.hook
def filter_query(context, query):
    # `application/json; profile=ocds` has a schema of its own in the document, which the tool takes for that of
    # `application/json`: it does not tell media types by their parameters. The OCDS schemas are
    # checked in crates/http/tests/api/downloads.rs.
    return not query or query.get("format") != "ocds"
