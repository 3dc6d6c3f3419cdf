// Counts the items of an OTLP export request without decoding them.
#ifndef OTLP_COUNT_H
#define OTLP_COUNT_H

#include <stddef.h>

enum signal { TRACES, METRICS, LOGS, SIGNALS };

// Returns the signal that a path or a name like "traces" speaks of, or -1.
int signal_named(const char *text);

// Returns a signal's name.
const char *signal_name(enum signal signal);

// Returns the number of spans, data points or log records, or -1 for a malformed body.
long count_items(enum signal signal, const void *body, size_t length);

#endif
