"""The collectors that are compared: how each is started for a row."""

import importlib.util
import subprocess
import time
from pathlib import Path

from .process import await_port, free_port, start

HERE = Path(__file__).parent


class Running:
    """A started collector."""

    def __init__(self, process, port):
        self.process, self.port = process, port


class Alloyc:
    """Our own collector, interpreted (`alloyc run`) or compiled (`alloyc build`)."""

    def __init__(self, compiled, alloyc, work, name=None, template="gateway", options=(),
                 arguments=()):
        """Takes, beside the mode, how it is called, the configuration's name, options of `alloyc`
        and arguments of the collector."""
        self.name = name or ("compiled" if compiled else "interpreted")
        self.compiled, self.alloyc, self.work = compiled, alloyc, Path(work)
        self.template, self.options, self.arguments = template, options, arguments
        self.binaries = {}

    def configuration(self, row):
        """Writes the row's configuration and returns its path."""
        path = self.work / f"{self.template}-{row.outbound}-{row.batch}.alloy"
        text = (HERE / f"{self.template}.alloy").read_text()
        path.write_text(text.replace("@BATCH@", str(row.batch))
                        .replace("@COMPRESSION@", row.outbound))
        return path

    def command(self, row):
        """Returns the command line, building the collector once per configuration."""
        config = self.configuration(row)
        if not self.compiled:
            return [self.alloyc, "run", *self.options, config, *self.arguments]
        if config not in self.binaries:
            binary = config.with_suffix(f".{self.name.replace(' ', '-')}")
            subprocess.run([self.alloyc, "build", *self.options, config, "-o", binary], check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            self.binaries[config] = binary
        return [self.binaries[config], *self.arguments]

    def start(self, row, sink_port):
        """Starts the collector and waits until it listens."""
        grpc, http, admin = free_port(), free_port(), free_port()
        env = {"BENCH_GRPC": f"127.0.0.1:{grpc}", "BENCH_HTTP": f"127.0.0.1:{http}",
               "BENCH_OUT": f"http://127.0.0.1:{sink_port}"}
        process = start([*self.command(row), f"--server.http.listen-addr=127.0.0.1:{admin}"],
                        self.work / f"{self.name.replace(' ', '-')}.log", env)
        port = grpc if row.protocol == "grpc" else http
        await_port(port, process)
        return Running(process, port)


class Rotel:
    """Rotel, as its Python package ships it."""

    name = "rotel"

    def __init__(self, work):
        package = importlib.util.find_spec("rotel")
        self.binary = Path(package.origin).parent / "rotel-agent" if package else None
        self.work = Path(work)

    @property
    def is_available(self):
        """Whether the package is installed."""
        return self.binary is not None and self.binary.exists()

    def start(self, row, sink_port):
        """Starts Rotel with the batch settings that all share."""
        grpc, http = free_port(), free_port()
        process = start(
            [self.binary, "start", "--otlp-grpc-endpoint", f"127.0.0.1:{grpc}",
             "--otlp-http-endpoint", f"127.0.0.1:{http}", "--otlp-grpc-max-recv-msg-size-mib", "64",
             "--batch-max-size", row.batch, "--batch-timeout", "200ms", "--exporter", "otlp",
             "--otlp-exporter-protocol", "http", "--otlp-exporter-compression", row.outbound,
             "--otlp-exporter-endpoint", f"http://127.0.0.1:{sink_port}"],
            self.work / "rotel.log")
        port = grpc if row.protocol == "grpc" else http
        await_port(port, process)
        time.sleep(0.2)
        return Running(process, port)


class Bare:
    """The floor: receives, joins bytes and sends them on."""

    name = "bare"

    def __init__(self, programs, work, bytes_per_item):
        self.binary, self.work = Path(programs) / "bare", Path(work)
        self.bytes_per_item = bytes_per_item

    def start(self, row, sink_port):
        """Starts the floor; it recodes only when the row changes or merges compressed bodies."""
        port = free_port()
        recode = {"none": 0, "gzip": 1}
        # Large bodies go on as they came: joining them costs more than it saves.
        size = 1 if row.items >= 1_000 else int(row.batch * self.bytes_per_item(row))
        process = start(
            [self.binary, "--port", port, "--to", sink_port, "--signal", row.signal,
             "--protocol", row.protocol, "--batch-bytes", size, "--inflate", recode[row.inbound],
             "--deflate", recode[row.outbound]], self.work / "bare.log")
        await_port(port, process)
        return Running(process, port)
