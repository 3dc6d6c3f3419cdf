// Judges export requests with protobuf-c: the opinion that the runtime's walk is compared with.
//
// Reads records from standard input: length (4 bytes, little endian), signal (1 byte), body. Writes
// 4 bytes for each: the number of items, or why the body is refused.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "opentelemetry/proto/collector/logs/v1/logs_service.pb-c.h"
#include "opentelemetry/proto/collector/metrics/v1/metrics_service.pb-c.h"
#include "opentelemetry/proto/collector/trace/v1/trace_service.pb-c.h"

enum { REFUSED = -1, BAD_TEXT = -2, BAD_IDENTIFIER = -3 };

// The messages that are counted.
static const char *const items[] = {
    "Span", "LogRecord", "NumberDataPoint", "HistogramDataPoint", "ExponentialHistogramDataPoint",
    "SummaryDataPoint",
};

// Whether text is UTF-8, decoded by the book: code points first, then what is wrong with them.
static int is_utf8(const uint8_t *text, size_t length) {
  static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  for (size_t i = 0; i < length;) {
    uint8_t lead = text[i];
    int size = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : lead >> 3 == 30 ? 4 : 0;
    if (size == 0 || i + size > length) return 0;
    uint32_t point = size == 1 ? lead : lead & (0x7f >> size);
    for (int k = 1; k < size; k++) {
      if (text[i + k] >> 6 != 2) return 0;
      point = point << 6 | (text[i + k] & 0x3f);
    }
    if (point < smallest[size] || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return 0;
    i += size;
  }
  return 1;
}

// The length that an identifier must have, or 0 if the field is none.
static size_t identifier_length(const char *name) {
  if (strcmp(name, "trace_id") == 0) return 16;
  if (strcmp(name, "span_id") == 0 || strcmp(name, "parent_span_id") == 0) return 8;
  return 0;
}

// Judges a field of bytes: text by the mark in its name, or an identifier.
static int judge_bytes(const ProtobufCFieldDescriptor *field, const ProtobufCBinaryData *bytes) {
  size_t name_length = strlen(field->name);
  if (name_length > 6 && strcmp(field->name + name_length - 6, "__utf8") == 0)
    return is_utf8(bytes->data, bytes->len) ? 0 : BAD_TEXT;
  size_t expected = identifier_length(field->name);
  return expected == 0 || bytes->len == 0 || bytes->len == expected ? 0 : BAD_IDENTIFIER;
}

static int count(const ProtobufCMessage *message);

// Judges one value of a field, and counts the items in it.
static int judge(const ProtobufCFieldDescriptor *field, const void *value) {
  if (field->type == PROTOBUF_C_TYPE_BYTES) return judge_bytes(field, value);
  const ProtobufCMessage *inner = *(const ProtobufCMessage *const *)value;
  return inner ? count(inner) : 0;
}

// Judges all values of a field, and counts the items in them.
static int judge_field(const ProtobufCMessage *message, const ProtobufCFieldDescriptor *field) {
  const char *base = (const char *)message;
  if (field->type != PROTOBUF_C_TYPE_BYTES && field->type != PROTOBUF_C_TYPE_MESSAGE) return 0;
  if (field->label != PROTOBUF_C_LABEL_REPEATED) {
    if (field->flags & PROTOBUF_C_FIELD_FLAG_ONEOF &&
        *(const uint32_t *)(base + field->quantifier_offset) != field->id)
      return 0;
    return judge(field, base + field->offset);
  }
  size_t n = *(const size_t *)(base + field->quantifier_offset);
  size_t size = field->type == PROTOBUF_C_TYPE_BYTES ? sizeof(ProtobufCBinaryData) : sizeof(void *);
  const char *values = *(const char *const *)(base + field->offset);
  int total = 0;
  for (size_t i = 0; i < n; i++) {
    int items = judge(field, values + i * size);
    if (items < 0) return items;
    total += items;
  }
  return total;
}

// The number of items in a message, itself included, or the reason why it is refused.
static int count(const ProtobufCMessage *message) {
  int total = 0;
  for (size_t i = 0; i < sizeof items / sizeof *items; i++)
    total += strcmp(message->descriptor->short_name, items[i]) == 0;
  for (unsigned i = 0; i < message->descriptor->n_fields; i++) {
    int inner = judge_field(message, &message->descriptor->fields[i]);
    if (inner < 0) return inner;
    total += inner;
  }
  return total;
}

// Parses a body and judges it.
static int32_t inspect(int signal, const uint8_t *body, size_t length) {
  const ProtobufCMessageDescriptor *requests[] = {
      &opentelemetry__proto__collector__trace__v1__export_trace_service_request__descriptor,
      &opentelemetry__proto__collector__metrics__v1__export_metrics_service_request__descriptor,
      &opentelemetry__proto__collector__logs__v1__export_logs_service_request__descriptor,
  };
  ProtobufCMessage *message = protobuf_c_message_unpack(requests[signal], NULL, length, body);
  if (!message) return REFUSED;
  int32_t result = count(message);
  protobuf_c_message_free_unpacked(message, NULL);
  return result;
}

int main(void) {
  uint8_t header[5];
  while (fread(header, 1, 5, stdin) == 5) {
    uint32_t length = header[0] | header[1] << 8 | header[2] << 16 | (uint32_t)header[3] << 24;
    uint8_t *body = malloc(length + 1);
    if (!body || header[4] > 2 || fread(body, 1, length, stdin) != length) return 1;
    int32_t result = inspect(header[4], body, length);
    if (fwrite(&result, 4, 1, stdout) != 1) return 1;
    free(body);
  }
  return 0;
}
