"""What is measured: the combinations of signal, protocol, size and compression."""

from dataclasses import dataclass
from fnmatch import fnmatch
from itertools import product


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    signal: str
    protocol: str
    items: int
    inbound: str
    outbound: str

    @property
    def name(self):
        """The row as `--rows` spells it."""
        return f"{self.signal}/{self.protocol}/{self.items}/{self.inbound}/{self.outbound}"

    @property
    def batch(self):
        """The batch size, alike for every peer; large requests get larger batches."""
        return 32_768 if self.items > 4_000 else 8_192

    def requests(self, scale):
        """Returns how many requests one measurement sends: of large ones a dozen batches, so that the
        wait for the last one to fill does not decide what throughput seems to be."""
        total = 200_000 if self.items < 100 else 600_000
        return max(12 * self.batch // self.items, int(total * scale) // self.items)


def all_rows():
    """Returns every row of the full benchmark."""
    return [Row(*values) for values in product(
        ("traces", "metrics", "logs"), ("http", "grpc"), (10, 1_000, 8_000),
        ("none", "gzip"), ("gzip", "none"))]


def rows_matching(patterns):
    """Returns the rows that match any of the shell patterns."""
    return [row for row in all_rows() if any(fnmatch(row.name, p) for p in patterns)]
