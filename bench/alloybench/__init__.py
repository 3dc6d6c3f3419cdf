"""Payloads, peers, measuring and tables of the benchmark."""
