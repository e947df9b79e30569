"""Mirrors all contracts with a client that openapi-python-client made of the document, and follows changes.

    python mirror.py FOLDER-OF-THE-CLIENT BASE-URL SIGNAL-FILE MIRROR.json

Prints "listed" once it has read the list; follows until the signal file is there and nothing is left to hear.
"""

import json
import pathlib
import sys
import time

folder, base_url, signal, output = sys.argv[1:]
sys.path.insert(0, folder)

from muster_client import Client  # noqa: E402
from muster_client.api.changes import list_changes  # noqa: E402
from muster_client.api.contracts import get_contract, list_contracts  # noqa: E402
from muster_client.models import (  # noqa: E402
    ChangePage,
    ContractDetail,
    ContractList,
    ListChangesKindItem,
    ListContractsTechnology,
)
from muster_client.types import UNSET  # noqa: E402

client = Client(base_url=base_url, raise_on_unexpected_status=True)


def changes(since):
    page = list_changes.sync(client=client, since=since, limit=50, kind=[ListChangesKindItem.CONTRACT])
    assert isinstance(page, ChangePage), page
    return page


since = changes(UNSET).next_
mirror, cursor = {}, UNSET
while True:
    page = list_contracts.sync(client=client, technology=ListContractsTechnology.ALL, limit=20, cursor=cursor)
    assert isinstance(page, ContractList), page
    mirror.update({str(item.id): item.to_dict() for item in page.items})
    if not page.next_:
        break
    cursor = page.next_
print("listed", flush=True)

while True:
    last = pathlib.Path(signal).exists()
    page = changes(since)
    since = page.next_
    for change in page.items:
        if change.gone:
            mirror.pop(str(change.id), None)
            continue
        contract = get_contract.sync(id=str(change.id), client=client)
        if isinstance(contract, ContractDetail):
            mirror[str(change.id)] = contract.to_dict()
    if not page.more and last:
        break
    if not page.more:
        time.sleep(0.1)

pathlib.Path(output).write_text(json.dumps(mirror))
