"""What a disk may hold after a power cut: a process's writes are recorded, and replayed in part."""

import random
import re
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

SECTOR = 512  # bytes that a disk writes wholly or not at all
WRITES = "write,writev,pwrite64,pwritev,pwritev2,ftruncate,truncate,fallocate,mmap"
SYNCS = "fsync,fdatasync,sync_file_range,msync"
NAMES = "openat,rename,renameat,renameat2,unlink,unlinkat"
LINE = re.compile(r'(\d+\.\d+) (\w+)\((.*)\) += (-?\d+).* <(\d+\.\d+)>$')
FILE = r'\d+<([^>]*)>'


@dataclass
class Event:
    """Something that was done to a file, and when."""

    begun: float
    ended: float
    kind: str  # make, write, cut, remove, sync
    file: str
    offset: int = 0
    data: bytes = b""


def plain(text):
    """Returns the bytes of a text that strace has written in hexadecimal digits."""
    return bytes.fromhex(text.replace("\\x", ""))


class Recorder:
    """Records what a process does to the files of a folder. `prefix` goes in front of its command."""

    def __init__(self, folder, traces):
        self.folder, self.traces = Path(folder), Path(traces)
        self.traces.mkdir()
        self.prefix = ["strace", "-D", "-ff", "-y", "-T", "-ttt", "-xx", "-s", "1000000",
                       "-e", f"trace={WRITES},{SYNCS},{NAMES}",
                       "-o", str(self.traces / "thread")]

    def events(self, seconds=20):
        """Returns what was done, in order. The process must have ended."""
        end = time.monotonic() + seconds
        while not all(path.read_text().endswith(" +++\n") for path in self.traces.iterdir()):
            assert time.monotonic() < end, "strace has not ended"
            time.sleep(0.05)
        found = []
        for path in self.traces.iterdir():
            for line in path.read_text().splitlines():
                match = LINE.match(line)
                if match and int(match[4]) >= 0:
                    found += self.event(match)
        return sorted(found, key=lambda event: event.begun)

    def event(self, match):
        """Yields what a line means, if it is about the folder."""
        begun, call, rest = float(match[1]), match[2], match[3]
        times = begun, begun + float(match[5])
        if call == "openat":
            name = self.name(rest.split(", ")[1].strip('"'))
            if name and "O_CREAT" in rest:
                yield Event(*times, "make", name)
            return
        if call == "unlink":
            if name := self.name(rest.strip('"')):
                yield Event(*times, "remove", name)
            return
        on_file = re.match(FILE, rest)
        name = on_file and self.name(on_file[1], and_folder=True)
        if name is None:
            return
        if call == "pwrite64":
            data, _, offset = rest[on_file.end() + 2:].rsplit(", ", 2)
            data = plain(data.strip('"'))
            assert len(data) == int(match[4]), "a short write"
            yield Event(*times, "write", name, int(offset), data)
        elif call == "ftruncate":
            yield Event(*times, "cut", name, int(rest.rsplit(", ", 1)[1]))
        elif call in ("fsync", "fdatasync"):
            yield Event(*times, "sync", name)
        else:
            raise AssertionError(f"{call} of {name}: the replay does not know it")

    def name(self, path, and_folder=False):
        """Returns the name of a file in the folder, or None for others."""
        path = Path(plain(path).decode()) if path.startswith("\\x") else Path(path)
        if and_folder and path == self.folder:
            return "."
        return path.name if path.parent == self.folder else None


class Disk:
    """Files whose last writes may be lost. As with journaling file systems, making and removing files
    lasts from the next sync of any file; what is in a file, from a sync of its own."""

    def __init__(self):
        self.files, self.pending = {}, []

    def do(self, event):
        """Takes up what was done."""
        if event.kind != "sync":
            self.pending.append(event)
            return
        left = []
        for earlier in self.pending:
            if earlier.file == event.file or earlier.kind in ("make", "remove"):
                Disk.apply(self.files, earlier)
            else:
                left.append(earlier)
        self.pending = left

    @staticmethod
    def apply(files, event, chosen=lambda: True):
        """Changes files; of a write, the sectors that are `chosen`."""
        if event.kind == "remove":
            files.pop(event.file, None)
            return
        content = files.setdefault(event.file, bytearray())
        if event.kind == "cut":
            del content[event.offset:]
            content.extend(bytes(event.offset - len(content)))
        elif event.kind == "write":
            for start in range(0, len(event.data), SECTOR):
                if chosen():
                    part = event.data[start:start + SECTOR]
                    begin = event.offset + start
                    content.extend(bytes(max(0, begin + len(part) - len(content))))
                    content[begin:begin + len(part)] = part

    def after_cut(self, what, unsynced, seed):
        """Returns the files after a power cut that left of the unsynced writes none, all, or some."""
        files = {name: bytearray(content) for name, content in self.files.items()}
        chance = random.Random(seed)
        for event in unsynced:
            if what == "all":
                Disk.apply(files, event)
            elif what == "some" and chance.random() < 0.7:
                Disk.apply(files, event, lambda: chance.random() < 0.7)
        return files


def cuts(events, what, seed=0):
    """Yields, for a power cut between each sync and the end of the next, when that next one began, and
    the files that are left. `what` says how much of the writes since then: none, all, or some."""
    disk, done = Disk(), 0
    syncs = [number for number, event in enumerate(events) if event.kind == "sync"]
    for sync, following in zip(syncs, syncs[1:] + [len(events)]):
        for event in events[done:sync + 1]:
            disk.do(event)
        done = sync + 1
        moment = events[following].begun if following < len(events) else float("inf")
        yield moment, disk.after_cut(what, disk.pending + events[done:following], seed + sync)


def write(files, folder):
    """Puts files into a folder of their own."""
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)


def count(events):
    """Returns how often each kind of event is there."""
    return Counter(event.kind for event in events)
