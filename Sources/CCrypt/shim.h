// Password hashes: bcrypt, the SHA-2 and MD5 families and their successors.
#pragma once
#include <crypt.h>
