#pragma once
#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>
#include <libdeflate.h>
#include <lz4frame.h>
#include <snappy-c.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

// Bytes of memory that ISA-L wants for its level 2, which Swift cannot read from the macro.
enum { ISALLevel2Bytes = ISAL_DEF_LVL2_MEDIUM };
