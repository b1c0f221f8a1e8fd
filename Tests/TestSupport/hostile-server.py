"""A memcached that misbehaves: one port per way, written to a file as "PORT NAME", then "ready".

usage: hostile-server.py MUTATIONS FILE

It speaks the text and the binary protocol, whichever the first byte of a request says.
"""

import random
import socket
import struct
import sys
import threading
import time


def header(opcode, status=0, key=0, extras=0, body=0, magic=0x81):
    """The 24 bytes in front of a binary answer."""
    return struct.pack(">BBHBBHIIQ", magic, opcode, key, extras, 0, status, body, 0, 0)


def answers(request):
    """The right answer to a request, of a server that holds nothing."""
    if request[:1] != b"\x80":
        command = request.split(b" ")[0].strip()
        return {b"get": b"END\r\n", b"set": b"STORED\r\n", b"add": b"STORED\r\n",
                b"delete": b"NOT_FOUND\r\n"}.get(command, b"STAT version 1\r\nEND\r\n")
    opcode = request[1]
    if opcode == 0x0D:
        return header(0x0A)
    return header(opcode, status=1 if opcode == 0x04 else 0)


def key(request):
    """The key of a request, or the opcode and the key of a binary one."""
    if request[:1] != b"\x80":
        return (request.split() + [b"x", b"x"])[1]
    length = struct.unpack(">H", request[2:4])[0]
    start = 24 + request[4]
    return request[start:start + length]


def text(answer):
    """A way that answers text requests with `answer`, KEY standing for the key."""
    return lambda request: answers(request) if request[:1] == b"\x80" else answer.replace(
        b"KEY", key(request))


def binary(**fields):
    """A way that authenticates, and answers all else with these fields of a header, and bytes."""
    after = fields.pop("after", b"")

    def way(request):
        if request[:1] != b"\x80" or request[1] == 0x21 and not fields.get("always"):
            return answers(request)
        values = {name: value for name, value in fields.items() if name != "always"}
        return header(values.pop("opcode", request[1]), **values) + after

    return way


HUGE = b"x" * 300_000
TEXT = {
    "value-alone": b"VALUE\r\n", "value-of-another": b"VALUE other 0 1\r\nx\r\nEND\r\n",
    "negative-length": b"VALUE KEY 0 -1\r\nx\r\nEND\r\n",
    "minus-zero": b"VALUE KEY 0 -0\r\n\r\nEND\r\n",
    "length-of-4-gib": b"VALUE KEY 0 4294967295\r\n" + HUGE,
    "length-of-2-to-64": b"VALUE KEY 0 18446744073709551616\r\n" + HUGE,
    "length-of-1-mib-and-one": b"VALUE KEY 0 1048577\r\n" + HUGE,
    "length-in-hex": b"VALUE KEY 0 0x10\r\n" + HUGE, "no-length": b"VALUE KEY 0\r\n",
    "five-fields": b"VALUE KEY 0 1 7\r\nx\r\nEND\r\n", "two-spaces": b"VALUE  KEY 0 1\r\nx\r\n",
    "no-end-of-data": b"VALUE KEY 0 1\r\nxyzEND\r\n", "short-data": b"VALUE KEY 0 9\r\nx\r\n",
    "the-same-key-twice": b"VALUE KEY 0 1\r\nx\r\nVALUE KEY 0 1\r\nx\r\nEND\r\n",
    "values-for-ever": b"VALUE KEY 0 1\r\nx\r\n" * 9_999,
    "random-value": b"VALUE KEY 0 64\r\n" + bytes(range(64)) + b"\r\nEND\r\n",
    "empty-value": b"VALUE KEY 0 0\r\n\r\nEND\r\n", "end-without-newline": b"END",
    "newline-alone": b"END\n", "line-without-end": HUGE, "nul-bytes": b"\0" * 4_096,
    "a-key-of-64-kib": b"VALUE " + b"k" * 65_536 + b" 0 1\r\nx\r\n", "error": b"ERROR\r\n",
    "escape-codes": b"SERVER_ERROR \x1b[31m\x1b]0;owned\x07\r\n",
    "long-error": b"SERVER_ERROR " + b"e" * 2_000 + b"\r\n", "invalid-utf-8": b"\xff\xfe\xfd\r\n",
    "error-without-end": b"CLIENT_ERROR " + HUGE, "unauthenticated": b"CLIENT_ERROR unauthenticated\r\n",
    "too-large": b"SERVER_ERROR object too large for cache\r\n", "stored": b"STORED\r\n",
    "not-stored": b"NOT_STORED\r\n", "exists": b"EXISTS\r\n", "deleted": b"DELETED\r\n",
    "http": b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n",
    "tls": b"\x15\x03\x01\x00\x02\x02\x46", "an-answer-too-many": b"END\r\nEND\r\nSTORED\r\n",
    "one-counter-for-ever": b"STAT a 1\r\n" * 40_000,
    "counters-for-ever": b"".join(b"STAT c%d 1\r\n" % n for n in range(40_000)),
    "a-counter-with-escape-codes": b"STAT curr_items \x1b[2J\r\nSTAT \x1b[2J 1\r\nEND\r\n",
    "impossible-counters": b"STAT curr_items -1\r\nSTAT bytes 99999999999999999999999\r\n"
    b"STAT get_hits 18446744073709551615\r\nSTAT limit_maxbytes 0\r\nSTAT uptime x\r\nEND\r\n",
}
WAYS = {name: text(answer) for name, answer in TEXT.items()}
WAYS |= {
    "request-as-answer": lambda request: request, "binary-to-text": lambda _: header(0x0D, body=9),
    "text-to-binary": lambda _: b"END\r\n" * 9, "another-opcode": binary(opcode=0x10),
    "sasl-list": binary(opcode=0x20, body=2_000, after=HUGE), "version": binary(opcode=0x0B, body=500, after=HUGE),
    "counter-to-all": binary(opcode=0x10, key=400, body=800, after=HUGE),
    "wrong-magic": binary(magic=0x80), "zero-magic": binary(magic=0),
    "key-of-65535": binary(key=65_535, body=65_535, after=HUGE),
    "key-past-the-body": binary(key=200, body=10, after=HUGE),
    "extras-past-the-body": binary(extras=255, body=4, after=HUGE),
    "body-of-4-gib": binary(body=0xFFFFFFFF, after=HUGE),
    "body-of-2-gib": binary(body=0x7FFFFFFF, after=HUGE),
    "body-past-the-end": binary(body=1_000, after=b"x"), "half-a-header": lambda r: header(r[1])[:12],
    "key-of-another": binary(opcode=0x0D, key=5, extras=4, body=10, after=b"\0\0\0\0other1"),
    "noop-to-all": binary(opcode=0x0A), "unknown-status": binary(status=0x7777),
    "wants-authentication-again": binary(status=0x20), "out-of-memory": binary(status=0x82),
    "continue-authentication": binary(always=True, status=0x21),
    "authentication-with-a-body": binary(always=True, body=900, after=HUGE),
    "unknown-command": binary(always=True, status=0x81),
}


def close_at_once(connection, _):
    connection.close()


def reset(connection, _):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def hang(_connection, _request):
    time.sleep(30)


def drip(connection, request):
    for byte in answers(request) * 50:
        connection.sendall(bytes([byte]))
        time.sleep(0.04)


def flood(connection, request):
    while True:
        connection.sendall(answers(request) * 1_000)


def never_read(connection, request):
    connection.sendall(answers(request)[:2])
    time.sleep(30)


ACTIONS = {"close-at-once": close_at_once, "reset": reset, "hang": hang, "drip": drip,
           "flood": flood, "two-bytes-then-nothing": never_read}


def mutated(seed):
    """A way that damages right answers, the same in every run."""
    def way(request):
        source = random.Random(f"{seed} {len(request)}")
        value = bytes(source.randrange(256) for _ in range(40))
        answer = answers(request)
        if request[:3] == b"get":
            answer = b"VALUE " + key(request) + b" 0 40\r\n" + value + b"\r\nEND\r\n"
        elif request[:2] == b"\x80\x0d":
            answer = header(0x0D, key=len(key(request)), extras=4,
                            body=44 + len(key(request))) + b"\0" * 4 + key(request) + value + answer
        damaged = bytearray(answer)
        for _ in range(source.randrange(1, 6)):
            position = source.randrange(len(damaged))
            choice = source.randrange(4)
            if choice == 0:
                damaged[position] ^= 1 << source.randrange(8)
            elif choice == 1:
                damaged[position] = source.choice([0, 0x20, 0x0A, 0x7F, 0x80, 0xFF])
            elif choice == 2 and len(damaged) > 1:
                del damaged[position]
            else:
                damaged[position:position] = damaged[position:position + 9]
        return bytes(damaged)
    return way


def serve(listener, way, action):
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=talk, args=(connection, way, action), daemon=True).start()


def talk(connection, way, action):
    try:
        while request := connection.recv(1 << 20):
            if action:
                action(connection, request)
                return
            connection.sendall(way(request))
    except (OSError, IndexError, struct.error):
        pass
    finally:
        connection.close()


def main():
    ways = [(name, way, None) for name, way in WAYS.items()]
    ways += [(name, None, action) for name, action in ACTIONS.items()]
    ways += [(f"mutated-{seed}", mutated(seed), None) for seed in range(int(sys.argv[1]))]
    with open(sys.argv[2], "w", encoding="ascii") as ports:
        for name, way, action in ways:
            listener = socket.create_server(("127.0.0.1", 0))
            threading.Thread(target=serve, args=(listener, way, action), daemon=True).start()
            print(listener.getsockname()[1], name, file=ports)
        print("ready", file=ports)
    threading.Event().wait()


main()
