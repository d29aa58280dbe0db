#!/usr/bin/env python3
"""Sends one file to Kiliba, which reads it itself: opens an upload session, puts the bytes to the address that it names, says that
they are there. For partners without Serai. Needs Python 3.8 or later and nothing besides.

    KILIBA_API_KEY=... ./upload.py FILE CONTENT_TYPE [--session '{"datasetType": "orders"}']

Paths and words are to be confirmed with Kiliba. The key comes from the environment alone, since others on the machine can see
arguments. Exit codes: 0 taken; 1 refused, so that trying again does not help; 2 used wrongly; 3 no answer or busy until the last try.
"""

import argparse
import http.client
import json
import os
import re
import sys
import time
import urllib.parse

CREATE_PATH = "/client/v1/import/physical-store/uploads"
COMPLETE_PATH = CREATE_PATH + "/{uploadId}/complete"
BUSY = {408, 425, 429}
ANSWER_BYTES_MAX = 64 * 1024


class Refused(Exception):
    """Trying the same again does not help."""


class Busy(Exception):
    """The same may be tried again later."""


def request(address, method, headers, body, what):
    """One request without redirects; gives status and the beginning of the answer. A file as body is sent as a stream."""
    parts = urllib.parse.urlsplit(address)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname, parts.port, timeout=60)
    try:
        path = (parts.path or "/") + ("?" + parts.query if parts.query else "")
        connection.request(method, path, body=body, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read(ANSWER_BYTES_MAX)
    except (OSError, http.client.HTTPException) as e:
        # without the address: whoever knows that of the bytes may write there
        raise Busy(f"{what}: no answer: {type(e).__name__}") from None
    finally:
        connection.close()


def ask(options, path, body, what):
    headers = {"X-API-Key": options.key, "Content-Type": "application/json", "Content-Length": str(len(body))}
    status, answer = request(options.base_url + path, "POST", headers, body, what)
    if status in BUSY or status >= 500:
        raise Busy(f"{what}: answered {status}")
    if not 200 <= status < 300:
        raise Refused(f"{what}: refused with {status}: {answer[:500].decode('utf-8', 'replace')}")
    try:
        said = json.loads(answer or b"{}")
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise Busy(f"{what}: found an answer that is no JSON object")
    return said


def opened(options, size):
    what = "opening an upload session"
    asked = {"filename": os.path.basename(options.file), "contentType": options.content_type, "size": size, "provider": "retail"}
    asked.update(options.session)
    said = ask(options, options.create_path, json.dumps(asked).encode(), what)
    upload, address = said.get("uploadId"), said.get("presignedUrl")
    if not isinstance(upload, str) or not re.fullmatch(r"[A-Za-z0-9._-]{1,200}", upload):
        raise Refused(f"{what}: found no usable uploadId in the answer")
    schemes = ("https://", "http://") if options.base_url.startswith("http://") else ("https://",)
    if not isinstance(address, str) or not address.startswith(schemes):
        raise Refused(f"{what}: found no https address for the bytes in the answer")
    return upload, address


def put(options, address, size):
    what = "sending the bytes"
    with open(options.file, "rb") as body:
        headers = {"Content-Type": options.content_type, "Content-Length": str(size)}
        status, _ = request(address, "PUT", headers, body, what)
    if status == 403:
        raise Busy(f"{what}: the storage refused the address or the content type (403); a fresh session is tried")
    if status in BUSY or status >= 500:
        raise Busy(f"{what}: answered {status}")
    if not 200 <= status < 300:
        raise Refused(f"{what}: refused with {status}")


def once(options):
    size = os.path.getsize(options.file)
    upload, address = opened(options, size)
    put(options, address, size)
    said = ask(options, options.complete_path.replace("{uploadId}", upload), b"", "saying that the bytes are there")
    print(f"{options.file}: {size} bytes are at Kiliba as upload {upload}, status {said.get('status')}")


def session(text):
    try:
        members = json.loads(text)
    except ValueError:
        members = None
    if not isinstance(members, dict):
        raise argparse.ArgumentTypeError('expected a JSON object such as {"datasetType": "orders"}')
    return members


def options(arguments):
    parser = argparse.ArgumentParser(description="Sends one file to Kiliba, which reads it itself.")
    parser.add_argument("file")
    parser.add_argument("content_type", help="exactly as agreed with Kiliba, such as text/csv")
    parser.add_argument("--session", type=session, default={}, help="more members of the session, as JSON")
    parser.add_argument("--base-url", default=os.environ.get("KILIBA_BASE_URL", "https://api.kiliba.ai"))
    parser.add_argument("--create-path", default=os.environ.get("KILIBA_CREATE_PATH", CREATE_PATH))
    parser.add_argument("--complete-path", default=os.environ.get("KILIBA_COMPLETE_PATH", COMPLETE_PATH))
    parser.add_argument("--tries", type=int, default=3)
    parser.add_argument("--pause-seconds", type=float, default=10)
    read = parser.parse_args(arguments)
    read.key = os.environ.get("KILIBA_API_KEY", "")
    if not read.key:
        parser.error("found no KILIBA_API_KEY, expected the account's key in the environment")
    if not os.path.isfile(read.file) or os.path.getsize(read.file) == 0:
        parser.error(f"{read.file}: found no file with bytes in it, expected one")
    return read


def main(arguments):
    read = options(arguments)
    for number in range(1, read.tries + 1):
        try:
            once(read)
            return 0
        except Refused as e:
            print(f"upload.py: {e}", file=sys.stderr)
            return 1
        except Busy as e:
            print(f"upload.py: {e}, tried again later", file=sys.stderr)
            if number < read.tries:
                time.sleep(number * read.pause_seconds)
    print(f"upload.py: {read.file}: not sent after {read.tries} tries; send it again later", file=sys.stderr)
    return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
