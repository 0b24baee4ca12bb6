"""Comes in as a guest, says something, and prints what is said: python3 chat.py http://localhost:3000 lobby "Hello" """
import base64, json, os, socket, ssl, struct, sys, urllib.request, uuid
from urllib.parse import urlsplit

house, room, words = sys.argv[1:4]
session = json.load(urllib.request.urlopen(f"{house}/trpc/people.me"))["result"]["data"]["session"]
at, names = urlsplit(house), {}
wire = socket.create_connection((at.hostname, at.port or {"https": 443, "http": 80}[at.scheme]))
if at.scheme == "https": wire = ssl.create_default_context().wrap_socket(wire, server_hostname=at.hostname)
wire.sendall(f"GET /trpc?connectionParams=1&protocol=1 HTTP/1.1\r\nHost: {at.netloc}\r\nUpgrade: websocket\r\n"
             "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
             f"{base64.b64encode(os.urandom(16)).decode()}\r\n\r\n".encode())
incoming = wire.makefile("rb")
while incoming.readline().strip(): pass  # the answer to the handshake

def send(text: bytes, opcode=1):
    size = struct.pack("!B", 128 | len(text)) if len(text) < 126 else struct.pack("!BH", 254, len(text))
    wire.sendall(bytes([128 | opcode]) + size + bytes(4) + text)  # masked by four zeros

def call(number, method, path, **given):
    send(json.dumps({"id": number, "method": method, "params": {"path": path, "input": given}}).encode())

send(json.dumps({"method": "connectionParams", "data": {"session": session}}).encode())
call(1, "mutation", "rooms.enter", room=room)
while head := incoming.read(2):
    size = head[1] if head[1] < 126 else int.from_bytes(incoming.read(2 if head[1] == 126 else 8), "big")
    text = incoming.read(size)
    if head[0] == 137: send(text, 10)  # a ping wants its pong
    if head[0] != 129: continue
    frame = json.loads(text)
    if "error" in frame: sys.exit(frame["error"]["message"])
    data = frame["result"].get("data")
    if frame["id"] == 1:
        names, cursor = {mask: look["name"] for mask, look in data["looks"].items()}, data["cursor"]
        call(2, "subscription", "live.room", room=room, lastEventId=cursor)
        call(3, "mutation", "messages.post", room=room, id=str(uuid.uuid4()), text=words)
    if frame["id"] != 2 or not data: continue
    if data["data"] == "reload" or data["after"] > int(cursor.split(".")[-1]):
        sys.exit("Something was missed: enter the room again.")
    cursor = data["id"]
    for event in data["data"]:
        if "erased" in event: continue  # taken back since
        if event["type"] == "member-joined": names[event["by"]] = event["name"]
        if event["type"] == "message-posted": print(f"{names.get(event['by'])}: {event['text']}", flush=True)
