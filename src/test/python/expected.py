#!/usr/bin/env python3
"""Computes what the sample drops must become, without any of the hub's code.

    expected.py SAMPLES_FOLDER          writes <partner>/expected.json into it
    expected.py SAMPLES_FOLDER OTHER    writes them into OTHER instead

Each partner's files are read with a reader of this script's own, in the order of the demo's drops. Standard library only.
"""
import csv
import io
import json
import re
import sys
from datetime import date, datetime, timezone
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
GENDERS = {"m": 1, "mr": 1, "f": 2, "mme": 2, "x": 0, "u": 0}
FLAGS = {"oui": True, "non": False, "1": True, "0": False, "": False}


class Bad(Exception):
    """The row breaks a rule; the text is the reason's code."""


def need(text):
    if not text:
        raise Bad("REQUIRED")
    return text


def an_id(text):
    if re.fullmatch(r"[0-9.,]+[eE]\+[0-9]+", text):
        raise Bad("ID_IN_SCIENTIFIC_NOTATION")
    return text


def email(text):
    if text and not re.fullmatch(r"[^@\s()]+@[^@\s()]+\.[a-z]+", text):
        raise Bad("NOT_AN_EMAIL")
    return text


def number(text, mark):
    other = "." if mark == "," else ","
    if not re.fullmatch(r"[-+]?[0-9]+(" + re.escape(mark) + "[0-9]+)?", need(text)):
        grouped = re.fullmatch(r"[-+]?[0-9]{1,3}(" + re.escape(other) + "[0-9]{3})+", text)
        raise Bad("NUMBER_AMBIGUOUS" if grouped else "NOT_A_NUMBER")
    return Decimal(text.replace(mark, "."))


def moment(text, pattern, zone):
    try:
        wall = datetime.strptime(need(text), pattern)
    except ValueError:
        raise Bad("NOT_A_DATE") from None
    utc = wall.replace(tzinfo=zone).astimezone(timezone.utc)
    if utc.astimezone(zone).replace(tzinfo=None) != wall:
        raise Bad("NO_SUCH_TIME")
    return utc


def times(created, updated, pattern, zone):
    first, last = moment(created, pattern, zone), moment(updated, pattern, zone)
    if last < first:
        raise Bad("DATES_OUT_OF_ORDER")
    return first, last


def flag(text):
    if text not in FLAGS:
        raise Bad("NOT_A_FLAG")
    return FLAGS[text]


def language(text):
    if not re.fullmatch("[a-z]{2}", need(text)):
        raise Bad("NOT_A_LANGUAGE")
    return text


def instant(utc):
    return utc.strftime("%Y-%m-%dT%H:%M:%SZ")


def without_empty(item):
    return {name: value for name, value in item.items() if value not in (None, "", {}, [])}


def customer(ident, mail, phone, shop, first, last, times_, group, **more):
    an_id(need(ident))
    if not email(mail):
        raise Bad("CUSTOMER_WITHOUT_EMAIL" if phone else "CONTACT_MISSING")
    address = without_empty({"phone": phone, **more.pop("address")})
    item = {
        "id": ident, "email": mail, "firstName": first, "lastName": last, "shopIds": [need(shop)],
        "defaultShopId": shop, "customerGroupIds": [group], "defaultCustomerGroupId": group,
        "billingAddress": address, "createdAt": instant(times_[0]), "updatedAt": instant(times_[1]), **more}
    return [(("customer", "", ident), "", times_[1], without_empty(item))]


def header(key_store, ticket, shop, status, who, mail, times_, promo=()):
    return (("order", key_store, an_id(need(ticket))), "", times_[1], {
        "shop": need(shop), "status": need(status), "promo": list(promo), "times": times_,
        "who": without_empty({"id": an_id(who), "email": email(mail)})})


def line(key_store, ticket, number_, product, variant, name, quantity, net, gross):
    return (("order", key_store, an_id(need(ticket))), need(number_), None, without_empty({
        "id": an_id(need(product)), "variantId": variant, "name": name,
        "quantity": quantity, "amount": net, "amountWithTax": gross}))


# boulange: three files, comma, UTF-8, Paris time without offset

def boulange_customer(r):
    stamp = "%Y-%m-%d %H:%M:%S"
    born = r["born"] and date.fromisoformat(r["born"]).isoformat()
    return customer(
        r["customer_no"], r["e_mail"], r["phone_number"], r["shop"], r["given_name"], r["family_name"],
        times(r["created"], r["changed"], stamp, PARIS), "retail",
        birthday=born, gender=GENDERS[r["salutation"]], emailMarketingConsent=flag(r["mail_ok"]),
        smsMarketingConsent=flag(r["sms_ok"]), langIsoCode=language(r["lang"]),
        address={"address": r["street"], "city": r["town"], "zipcode": r["zip"], "countryCode": r["country"]})


def boulange_ticket(r):
    when = times(r["opened"], r["changed"], "%Y-%m-%d %H:%M:%S", PARIS)
    return [header(need(r["shop"]), r["ticket_no"], r["shop"], r["state"], r["customer_no"], "", when)]


def boulange_line(r):
    return [line(need(r["shop"]), r["ticket_no"], r["pos"], r["ean"], "", r["label"],
                 number(r["qty"], "."), number(r["net"], "."), number(r["gross"], "."))]


# modeline: one file, semicolon, windows-1252, decimal comma; each line repeats its ticket

def modeline_row(r):
    when = times(r["Créé le"], r["Modifié le"], "%d/%m/%Y %H:%M", PARIS)
    store, ticket = need(r["Magasin"]), r["N° ticket"]
    return [header(store, ticket, store, r["État"], r["Client"], r["Courriel"], when),
            line(store, ticket, r["Ligne"], r["Article"], r["Déclinaison"], r["Libellé"],
                 number(r["Quantité"], ","), number(r["Montant HT"], ","), number(r["Montant TTC"], ","))]


# cyclo: tabs, UTC, ticket ids unique over all stores, unit prices

def cyclo_customer(r):
    return customer(
        r["id"], r["email"], r["tel"], r["home_store"], r["first"], r["last"],
        times(r["created_utc"], r["updated_utc"], "%Y-%m-%dT%H:%M:%SZ", timezone.utc), "cyclists",
        gender=GENDERS[r["gender"]], emailMarketingConsent=flag(r["newsletter"]), smsMarketingConsent=False,
        langIsoCode=language(r["language"]), address={"city": r["city"], "countryCode": "CH"})


def cyclo_ticket(r):
    when = times(r["created_utc"], r["updated_utc"], "%Y-%m-%dT%H:%M:%SZ", timezone.utc)
    promo = [code for code in r["coupon"].split("|") if code]
    return [header("", r["id"], r["store"], r["status"], r["customer"], r["customer_email"], when, promo)]


def cyclo_line(r):
    count = number(r["qty"], ".")
    cent = Decimal("0.01")
    net, gross = (
        (number(r[name], ".") * count).quantize(cent, ROUND_HALF_UP) for name in ("unit_net", "unit_gross"))
    return [line("", r["ticket"], r["row"], r["sku"], "", r["name"], count, net, gross)]


# (file, charset, delimiter, reader), in the order of the drops
DROPS = {
    "boulange": [
        ("ticket_lines_2026-11-20-05-00-00.csv", "utf-8", ",", boulange_line),
        ("customers_2026-11-20-05-00-00.csv", "utf-8", ",", boulange_customer),
        ("tickets_2026-11-20-05-00-00.csv", "utf-8", ",", boulange_ticket),
        ("later/tickets_2026-11-21-05-00-00.csv", "utf-8", ",", boulange_ticket)],
    "modeline": [("ventes_20261119.csv", "cp1252", ";", modeline_row)],
    "cyclo": [
        ("customers_20261119.tsv", "utf-8", "\t", cyclo_customer),
        ("tickets_20261119.tsv", "utf-8", "\t", cyclo_ticket),
        ("lines_20261119.tsv", "utf-8", "\t", cyclo_line)],
}


def rows(path, charset, delimiter, read):
    """For each record either its parts, or None for a blank line, or a Bad."""
    records = csv.reader(io.StringIO(path.read_bytes().decode(charset), newline=""), delimiter=delimiter, strict=True)
    names = next(records)
    for record in records:
        if not record:
            yield None
            continue
        try:
            if len(record) != len(names):
                raise Bad("CELL_COUNT")
            yield read(dict(zip(names, (cell.strip() for cell in record))))
        except Bad as bad:
            yield bad


def apply(parts, state, changed):
    """The outcome of a row, whose losers to later rows of the file are gone already. A line has no time: it always counts."""
    verdicts = []
    for key, part, version, values in parts:
        known = state.get((key, part))
        if known and version and version < known[0]:
            verdicts.append("stale")
        elif known and known[1] == values and (key, part) not in changed:
            verdicts.append("unchanged")
        else:
            verdicts.append("accepted")
            changed.add((key, part))
            state[(key, part)] = (version, values)
    return next(word for word in ("accepted", "unchanged", "stale") if word in verdicts)


def drop(path, charset, delimiter, read, state):
    counts = dict.fromkeys(("accepted", "unchanged", "duplicate", "stale", "rejected", "blank"), 0)
    reasons, good, changed = {}, [], set()
    for row in rows(path, charset, delimiter, read):
        if row is None:
            counts["blank"] += 1
        elif isinstance(row, Bad):
            counts["rejected"] += 1
            reasons[str(row)] = reasons.get(str(row), 0) + 1
        else:
            good.append(row)
    last = {part[:2]: number_ for number_, row in enumerate(good) for part in row}
    for number_, row in enumerate(good):
        won = [part for part in row if last[part[:2]] == number_]
        counts[apply(won, state, changed) if won else "duplicate"] += 1
    return {"outcomes": counts, "reasons": reasons}


def order(key, head, lines):
    products = [lines[name] for name in sorted(lines, key=int)]
    net, gross = (sum((p[name] for p in products), Decimal(0)) for name in ("amount", "amountWithTax"))
    back = net < 0 or gross < 0
    store, ticket = key[1:]
    item = without_empty({
        "id": f"{store}-{ticket}" if store else ticket, "reference": ticket,
        "status": "returned" if back else head["status"], "customer": head["who"], "shopId": head["shop"],
        "products": products,
        "amount": Decimal(0) if back else net, "amountWithTax": Decimal(0) if back else gross,
        "metadata": {"returnAmount": net, "returnAmountWithTax": gross} if back else None,
        "createdAt": instant(head["times"][0]), "updatedAt": instant(head["times"][1])})
    return {**item, "promoCodes": head["promo"]}  # the contract gives it a default: the empty list


def final(state):
    customers, orders, held = {}, {}, []
    documents = {}
    for (key, part), (_, values) in state.items():
        documents.setdefault(key, {})[part] = values
    for key, parts in documents.items():
        head = parts.pop("", None)
        if key[0] == "customer":
            customers[head["id"]] = head
        elif head and parts:
            made = order(key, head, parts)
            orders[made["id"]] = made
        else:
            held.append("-".join(filter(None, key[1:])))
    return {"customers": customers, "orders": orders, "held": sorted(held)}


def expected(folder, drops):
    state = {}
    files = {name: drop(folder / name, *how, state) for name, *how in drops}
    return {"files": files, **final(state)}


def main(samples, target):
    for partner, drops in DROPS.items():
        text = json.dumps(expected(samples / partner, drops), default=float, ensure_ascii=False, indent=1, sort_keys=True)
        (target / partner).mkdir(parents=True, exist_ok=True)
        (target / partner / "expected.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[-1]))
