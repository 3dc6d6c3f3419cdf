"""Conformance: what the protocols' documents demand, case by case, against a collector."""
