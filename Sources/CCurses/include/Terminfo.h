#pragma once

#include <stddef.h>
#include <stdint.h>

/// What the system's descriptions of terminals say.

/// Answers of `ccurses_terminfo_colors` that are not a number of colours.
enum {
  /// The system has no terminfo entry of this name.
  CCURSES_UNKNOWN_TERMINAL = -1,
  /// The entry cannot place the cursor, so nothing can be drawn.
  CCURSES_NO_CURSOR_ADDRESSING = -2,
};

/// The number of colours in the terminfo entry `name`: 0 without colours, else 8 or more, or one of
/// the negative answers above.
int ccurses_terminfo_colors(const char *name);

/// Copies the string capability `name` of the entry in use, without a final zero byte, and returns
/// its length; 0 when the entry does not have it or it does not fit.
size_t ccurses_capability(const char *name, uint8_t *bytes, size_t capacity);
