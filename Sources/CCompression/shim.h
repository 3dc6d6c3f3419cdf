#pragma once
#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>
#include <libdeflate.h>
#include <lz4frame.h>
#include <snappy-c.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <stdlib.h>

// ISA-L's deflate, as Swift sees it. Its stream has tables of 64 KiB, element by element a tuple, and
// Swift would make 200 KB of code to copy it; so its type stays here.

/// The state of ISA-L's deflate, at its level 2. Never defined.
typedef struct isal_deflater isal_deflater;

/// What a step of ISA-L's deflate came to.
typedef struct {
  int status;        ///< COMP_OK, or what the call was wrong about
  uint32_t read;     ///< bytes taken from the input
  uint32_t written;  ///< bytes put into the output
} isal_progress;

/// Makes a state, which free(3) ends; NULL without memory.
static inline isal_deflater *isal_deflater_make(void) {
  struct isal_zstream *stream = malloc(sizeof *stream + ISAL_DEF_LVL2_MEDIUM);
  if (!stream) return NULL;
  isal_deflate_init(stream);
  stream->level = 2;
  stream->level_buf = (uint8_t *)(stream + 1);
  stream->level_buf_size = ISAL_DEF_LVL2_MEDIUM;
  return (isal_deflater *)stream;
}

/// Begins a stream without a wrapping; level and memory stay.
static inline void isal_deflater_begin(isal_deflater *state) {
  struct isal_zstream *stream = (struct isal_zstream *)state;
  isal_deflate_reset(stream);
  stream->flush = NO_FLUSH;
  stream->gzip_flag = IGZIP_DEFLATE;
}

/// Goes on with a stream, which ends with this input if `is_last`.
static inline isal_progress isal_deflater_run(
    isal_deflater *state, const void *input, uint32_t input_size, _Bool is_last, void *output,
    uint32_t output_size) {
  struct isal_zstream *stream = (struct isal_zstream *)state;
  stream->next_in = (uint8_t *)input;
  stream->avail_in = input_size;
  stream->end_of_stream = is_last;
  stream->next_out = output;
  stream->avail_out = output_size;
  int status = isal_deflate(stream);
  isal_progress progress = {
      status, input_size - stream->avail_in, output_size - stream->avail_out};
  return progress;
}
