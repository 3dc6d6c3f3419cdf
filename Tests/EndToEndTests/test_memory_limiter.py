"""The memory limiter refuses what the process has no memory for, in retryable words."""

import grpc as grpc_api
import pytest

from harness import grpc
from harness.http import post
from harness.otlp import spans_body


def test_below_the_limit_everything_passes(launch, peer):
    collector = launch("limiter", peer, {"TEST_LIMIT": "500MiB"})
    for number in range(1, 20):
        assert post(collector.http, "/v1/traces", spans_body([number])).status == 200
    assert collector.metric("otelcol_processor_accepted_spans_total") == 19


def test_above_it_senders_are_refused(launch, peer):
    collector = launch("limiter", peer, {"TEST_LIMIT": "1MiB"})
    answer = post(collector.http, "/v1/traces", spans_body([1, 2]))
    assert answer.status == 503 and int(answer.headers["retry-after"]) >= 1
    client = grpc.Client(collector.grpc)
    with pytest.raises(grpc_api.RpcError) as error:
        client.export("traces", spans_body([3]))
    client.close()
    assert error.value.code() == grpc_api.StatusCode.UNAVAILABLE
    assert grpc.retry_delay(error.value) >= 1
    assert collector.metric("otelcol_processor_refused_spans_total") == 3
    assert collector.metric("otelcol_receiver_refused_spans_total") == 3
    assert "above the soft limit" in collector.log_text()
    assert not peer.requests
