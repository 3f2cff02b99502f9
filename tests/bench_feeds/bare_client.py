"""The least that asking costs: so many connections at once, a conditional request each, the answer thrown away.

`python bare_client.py CONCURRENCY < lines of "address<TAB>etag"`: nothing but the standard library is loaded.
"""

import asyncio
import sys
from urllib.parse import urlsplit


async def ask(address: str, tag: str) -> str:
    parts = urlsplit(address)
    reading, writing = await asyncio.open_connection(parts.hostname, parts.port)
    condition = f"If-None-Match: {tag}\r\n" if tag else ""
    writing.write(
        f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nAccept-Encoding: gzip\r\n{condition}\r\n".encode()
    )
    answer = await reading.read(-1)
    writing.close()
    return answer[9:12].decode()


async def work(waiting: list[str], seen: dict[str, int]) -> None:
    while waiting:
        status = await ask(*waiting.pop().split("\t"))
        seen[status] = seen.get(status, 0) + 1


async def main(concurrency: int) -> None:
    waiting = [line.rstrip("\n") for line in sys.stdin]
    seen: dict[str, int] = {}
    await asyncio.gather(*(work(waiting, seen) for _ in range(concurrency)))
    print(seen)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
