"""A real mail server for the tests: says where it is, then prints each message it took as a line of JSON.

Arguments say how it treats a recipient: ADDRESS=refuse (550 for good), ADDRESS=later (451 to the first
attempt), ADDRESS=slow (takes the first message, and answers a minute later).
"""

import asyncio
import email
import email.policy
import json
import sys

from aiosmtpd.smtp import SMTP


class Handler:
    def __init__(self, faults):
        self.faults = faults

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.faults.get(address) == "refuse":
            return "550 5.1.1 there is no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        fault = self.faults.pop(envelope.rcpt_tos[0], None)
        if fault == "later":
            return "451 4.3.0 try again later"
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        parts = {
            part.get_content_type(): part.get_content()
            for part in message.walk()
            if not part.is_multipart()
        }
        told = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "headers": {name.lower(): str(value) for name, value in message.items()},
            "text": parts.get("text/plain", ""),
            "html": parts.get("text/html", ""),
            "raw": envelope.content.decode("utf-8", "replace"),
        }
        print(json.dumps(told), flush=True)
        if fault == "slow":
            await asyncio.sleep(60)
        return "250 taken"


async def main():
    handler = Handler(dict(argument.split("=", 1) for argument in sys.argv[1:]))
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(handler, hostname="localhost"), "127.0.0.1", 0)
    print(json.dumps({"port": server.sockets[0].getsockname()[1]}), flush=True)
    # The end of the input is the end of the server.
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main())
