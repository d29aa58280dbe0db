"""The same work as a script of the standard library: both files into dictionaries, orders posted a thousand at a time."""

import csv
import http.client
import json
import sys
from urllib.parse import urlparse


def load(headers, lines, sink):
    orders = {}
    with open(headers, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)
        for store, ticket, customer, status, net, gross, created, updated in rows:
            orders[store, ticket] = {
                "id": store + "-" + ticket, "reference": ticket, "status": status, "customer": {"id": customer},
                "shopId": store, "amount": float(net), "amountWithTax": float(gross), "products": [],
                "promoCodes": [], "createdAt": created, "updatedAt": updated,
            }
    with open(lines, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)
        for store, ticket, _, product, name, quantity, net, gross in rows:
            orders[store, ticket]["products"].append({
                "id": product, "name": name, "quantity": float(quantity),
                "amount": float(net), "amountWithTax": float(gross),
            })
    connection = http.client.HTTPConnection(urlparse(sink).netloc)
    batch = []
    for order in orders.values():
        batch.append(order)
        if len(batch) == 1000:
            post(connection, batch)
            batch = []
    if batch:
        post(connection, batch)


def post(connection, batch):
    connection.request("POST", "/", json.dumps(batch), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise OSError("the sink answered %d" % answer.status)


print("READY", flush=True)
for line in sys.stdin:
    words = line.split()
    load(words[0], words[1], words[2])
    print("DONE", flush=True)
