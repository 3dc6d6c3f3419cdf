#include "otlp_count.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

// A message's remaining bytes.
struct view {
  const uint8_t *at, *end;
};

static const char *const names[SIGNALS] = {"traces", "metrics", "logs"};

int signal_named(const char *text) {
  for (int i = 0; i < SIGNALS; i++)
    if (strstr(text, names[i])) return i;
  return -1;
}

const char *signal_name(enum signal signal) { return names[signal]; }

// Reads a varint; false when it does not end.
static bool read_varint(struct view *v, uint64_t *value) {
  *value = 0;
  for (int shift = 0; v->at < v->end && shift < 64; shift += 7) {
    uint8_t byte = *v->at++;
    *value |= (uint64_t)(byte & 0x7f) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

static bool next_field(struct view *v, uint64_t *tag, struct view *sub);

// Moves to the end of a group, an encoding of old that unknown fields may have.
static bool skip_group(struct view *v, uint64_t number) {
  uint64_t tag;
  struct view sub;
  for (int depth = 1; depth > 0;) {
    const uint8_t *before = v->at;
    if (!read_varint(v, &tag)) return false;
    if ((tag & 7) == 3) depth++;
    else if ((tag & 7) == 4) depth--;
    else if (v->at = before, !next_field(v, &tag, &sub)) return false;
  }
  return tag >> 3 == number;
}

// Moves over one field; for a length-delimited one, `sub` becomes its content.
static bool next_field(struct view *v, uint64_t *tag, struct view *sub) {
  uint64_t n;
  sub->at = sub->end = v->at;
  if (!read_varint(v, tag)) return false;
  switch (*tag & 7) {
    case 0: return read_varint(v, &n);
    case 1: n = 8; break;
    case 5: n = 4; break;
    case 3: return skip_group(v, *tag >> 3);
    case 2:
      if (!read_varint(v, &n)) return false;
      break;
    default: return false;
  }
  if (n > (uint64_t)(v->end - v->at)) return false;
  *sub = (struct view){v->at, v->at + n};
  v->at += n;
  return true;
}

// Says whether a field of Metric holds data points: gauge, sum, the histograms, summary.
static bool holds_points(uint64_t tag) {
  return tag == 0x2a || tag == 0x3a || tag == 0x4a || tag == 0x52 || tag == 0x5a;
}

// Counts the items below one message; `depth` steps remain down to the items' container.
static long count_in(struct view v, int depth, bool metrics) {
  long items = 0;
  while (v.at < v.end) {
    uint64_t tag;
    struct view sub;
    if (!next_field(&v, &tag, &sub)) return -1;
    bool wanted = depth == 3   ? tag == 0x0a
                  : depth == 2 ? tag == 0x12
                  : depth == 1 ? tag == 0x12
                               : metrics && holds_points(tag);
    if (depth == -1) wanted = tag == 0x0a;
    if (!wanted) continue;
    bool is_item = metrics ? depth == -1 : depth == 1;
    long below = is_item ? 1 : count_in(sub, depth - 1, metrics);
    if (below < 0) return -1;
    items += below;
  }
  return items;
}

long count_items(enum signal signal, const void *body, size_t length) {
  struct view all = {body, (const uint8_t *)body + length};
  return count_in(all, 3, signal == METRICS);
}
