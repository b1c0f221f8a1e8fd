"""Another client of memcached, for a test of what two clients write for each other.

It speaks the binary protocol, as libmemcached does, and asks for the time to live by a meta command.
Arguments: the port, and `write` or `read`. Lines of stdin: key, flags, ttl and value in hexadecimal, which
it stores; or keys, for each of which it prints these.
"""

import socket
import struct
import sys


def answer(reader):
    head = reader.read(24)
    _, opcode, key_length, extras, _, status, length, _, _ = struct.unpack(">BBHBBHIIQ", head)
    body = reader.read(length)
    return opcode, status, body[:extras], body[extras + key_length:]


def request(opcode, key, extras=b"", value=b""):
    length = len(extras) + len(key) + len(value)
    return struct.pack(
        ">BBHBBHIIQ", 0x80, opcode, len(key), len(extras), 0, 0, length, 0, 0) + extras + key + value


def main():
    port, verb = int(sys.argv[1]), sys.argv[2]
    binary = socket.create_connection(("127.0.0.1", port))
    text = socket.create_connection(("127.0.0.1", port))
    reader, lines = binary.makefile("rb"), text.makefile("rb")
    for line in sys.stdin:
        fields = line.split(" ")
        key = fields[0].strip().encode()
        if verb == "write":
            extras = struct.pack(">II", int(fields[1]), int(fields[2]))
            binary.sendall(request(0x01, key, extras, bytes.fromhex(fields[3])))
            assert answer(reader)[:2] == (0x01, 0), key
            continue
        binary.sendall(request(0x00, key))
        opcode, status, extras, value = answer(reader)
        assert (opcode, status) == (0x00, 0), (key, status)
        text.sendall(b"mg " + key + b" t\r\n")
        ttl = lines.readline().split()[1][1:].decode()
        print(key.decode(), struct.unpack(">I", extras)[0], ttl, value.hex())


main()
