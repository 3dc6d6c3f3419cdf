"""The protocol's descriptors, taken from the installed opentelemetry-proto package.

protobuf-c gives strings without their length and knows nothing of proto3's `optional`, so what it
compiles has bytes fields named `…__utf8` in place of strings, and plain fields in place of optional
ones. On the wire both are the same.
"""

import pathlib
import sys

from google.protobuf import descriptor_pb2
from opentelemetry.proto.collector.logs.v1 import logs_service_pb2 as logs
from opentelemetry.proto.collector.metrics.v1 import metrics_service_pb2 as metrics
from opentelemetry.proto.collector.trace.v1 import trace_service_pb2 as traces

# In the order of the runtime's `Signal`.
REQUESTS = [
    traces.ExportTraceServiceRequest,
    metrics.ExportMetricsServiceRequest,
    logs.ExportLogsServiceRequest,
]


def files():
    """All files that the requests depend on, dependencies first."""
    seen = {}

    def visit(file):
        if file.name not in seen:
            for dependency in file.dependencies:
                visit(dependency)
            seen[file.name] = descriptor_pb2.FileDescriptorProto()
            file.CopyToProto(seen[file.name])

    for request in REQUESTS:
        visit(request.DESCRIPTOR.file)
    return list(seen.values())


def simplify(message):
    """Turns strings into marked bytes and optional fields into plain ones."""
    for field in message.field:
        if field.type == field.TYPE_STRING:
            field.type = field.TYPE_BYTES
            field.name += "__utf8"
            field.ClearField("json_name")
        if field.proto3_optional:
            field.ClearField("proto3_optional")
            field.ClearField("oneof_index")
    # The oneofs of optional fields come last, so the indices of the others stay right.
    real = 1 + max((f.oneof_index for f in message.field if f.HasField("oneof_index")), default=-1)
    del message.oneof_decl[real:]
    for nested in message.nested_type:
        simplify(nested)


def main():
    """Writes the descriptor set to the file named first, and prints the names of its files."""
    descriptors = descriptor_pb2.FileDescriptorSet(file=files())
    for file in descriptors.file:
        for message in file.message_type:
            simplify(message)
        print(file.name)
    pathlib.Path(sys.argv[1]).write_bytes(descriptors.SerializeToString())


if __name__ == "__main__":
    main()
