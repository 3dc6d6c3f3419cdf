"""gRPC towards a collector, with messages as bytes."""

import grpc
from google.rpc.error_details_pb2 import RetryInfo
from grpc_status import rpc_status

METHODS = {
    "traces": "/opentelemetry.proto.collector.trace.v1.TraceService/Export",
    "metrics": "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export",
    "logs": "/opentelemetry.proto.collector.logs.v1.LogsService/Export",
}


class Client:
    """A channel of its own to a collector's gRPC port."""

    def __init__(self, port, options=()):
        self.channel = grpc.insecure_channel(
            f"127.0.0.1:{port}",
            options=[("grpc.max_send_message_length", -1), ("grpc.use_local_subchannel_pool", 1),
                     ("grpc.enable_retries", 0), *options])

    def call(self, method, body, gzip=False, timeout=10, metadata=None):
        """Calls a method and returns the answer's bytes; raises grpc.RpcError."""
        compression = grpc.Compression.Gzip if gzip else grpc.Compression.NoCompression
        return self.channel.unary_unary(method)(body, timeout=timeout, metadata=metadata,
                                                compression=compression)

    def export(self, signal, body, **options):
        """Exports a body and returns the answer's bytes."""
        return self.call(METHODS[signal], body, **options)

    def failure(self, method, body, **options):
        """Calls a method that must fail and returns the error."""
        try:
            self.call(method, body, **options)
        except grpc.RpcError as error:
            return error
        raise AssertionError("the call succeeded")

    def close(self):
        """Closes the channel."""
        self.channel.close()


def retry_delay(error):
    """Returns the seconds of a RetryInfo in an error's details, or None."""
    status = rpc_status.from_call(error)
    for detail in status.details if status else ():
        info = RetryInfo()
        if detail.Unpack(info):
            return info.retry_delay.ToTimedelta().total_seconds()
    return None
