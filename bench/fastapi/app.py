"""What one would write in an afternoon instead: a FastAPI app on the same rows.

DATABASE is the path of an SQLite file or a postgres:// address.
"""

import json
import os
import threading
import uuid
from contextlib import asynccontextmanager
from datetime import date

import pysqlite3 as sqlite3  # Python's own may be older than the file
from fastapi import FastAPI, HTTPException
from fastapi.responses import StreamingResponse

DATABASE = os.environ["DATABASE"]
POSTGRES = DATABASE.startswith("postgres")

CONTRACT = """SELECT c.*, a.code AS authority_code, a.name AS authority
FROM contract c JOIN authority a ON a.id = c.authority_id """
VENDORS = """SELECT v.id, v.name FROM contract_vendor l JOIN vendor v ON v.id = l.vendor_id
WHERE l.contract_id = {0} ORDER BY l.position"""
ORDER = " AND c.technology ORDER BY c.end_on, c.id LIMIT 50"

local = threading.local()
pool = None


@asynccontextmanager
async def lifespan(_):
    global pool
    if POSTGRES:
        import asyncpg

        pool = await asyncpg.create_pool(DATABASE, min_size=4, max_size=8)
    yield


app = FastAPI(lifespan=lifespan)


def sqlite():
    if not hasattr(local, "connection"):
        local.connection = sqlite3.connect(f"file:{DATABASE}?mode=ro", uri=True)
        local.connection.row_factory = sqlite3.Row
    return local.connection


def plain(row):
    """A row as JSON can have it."""
    found = {}
    for key, value in dict(row).items():
        if isinstance(value, bytes):
            value = uuid.UUID(bytes=value)
        found[key] = json.loads(value) if key == "facts" else value
    return found


if POSTGRES:

    async def with_vendors(rows):
        found = []
        for row in rows:
            contract = plain(row)
            contract["vendors"] = [plain(v) for v in await pool.fetch(VENDORS.format("$1"), row["id"])]
            found.append(contract)
        return found

    @app.get("/contracts/{id}")
    async def one(id: uuid.UUID):
        rows = await with_vendors(await pool.fetch(CONTRACT + "WHERE c.id = $1", id))
        if not rows:
            raise HTTPException(404)
        return rows[0]

    @app.get("/contracts")
    async def several(authority: uuid.UUID, after: date):
        where = "WHERE c.authority_id = $1 AND c.end_on >= $2"
        return {"items": await with_vendors(await pool.fetch(CONTRACT + where + ORDER, authority, after))}

    @app.get("/export")
    async def export():
        async def lines():
            async with pool.acquire() as connection, connection.transaction():
                async for row in connection.cursor(CONTRACT + "ORDER BY c.id"):
                    yield json.dumps(plain(row), default=str) + "\n"

        return StreamingResponse(lines(), media_type="application/x-ndjson")

else:

    def with_vendors(rows):
        found = []
        for row in rows:
            contract = plain(row)
            vendors = sqlite().execute(VENDORS.format("?"), (row["id"],))
            contract["vendors"] = [plain(v) for v in vendors]
            found.append(contract)
        return found

    @app.get("/contracts/{id}")
    def one(id: uuid.UUID):
        rows = with_vendors(sqlite().execute(CONTRACT + "WHERE c.id = ?", (id.bytes,)))
        if not rows:
            raise HTTPException(404)
        return rows[0]

    @app.get("/contracts")
    def several(authority: uuid.UUID, after: date):
        where = "WHERE c.authority_id = ? AND c.end_on >= ?"
        given = (authority.bytes, str(after))
        return {"items": with_vendors(sqlite().execute(CONTRACT + where + ORDER, given))}

    @app.get("/export")
    def export():
        def lines():
            for row in sqlite3_rows():
                yield json.dumps(plain(row), default=str) + "\n"

        def sqlite3_rows():
            # A stream may be read by several threads in turn.
            connection = sqlite3.connect(f"file:{DATABASE}?mode=ro", uri=True, check_same_thread=False)
            connection.row_factory = sqlite3.Row
            return connection.execute(CONTRACT + "ORDER BY c.id")

        return StreamingResponse(lines(), media_type="application/x-ndjson")
