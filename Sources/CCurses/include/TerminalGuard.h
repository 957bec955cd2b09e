#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// Puts the terminal into the state for drawing and back, on every way out.
///
/// The way back is one list of bytes and one set of terminal settings, used alike by a normal end,
/// a suspension, `exit`, and the handlers of fatal signals.

/// Opens a description of the terminal behind `descriptor` that is ours alone, so that its
/// non-blocking mode does not reach other programs. Falls back to a duplicate that blocks.
int ccurses_open_terminal(int descriptor);

/// The terminal's size in cells. Returns false when it does not say.
bool ccurses_terminal_size(int descriptor, int *rows, int *columns);

/// Remembers the terminal's settings and the bytes that `ccurses_guard_enter` and
/// `ccurses_guard_leave` send, and installs handlers for fatal signals. They restore the terminal
/// and then let the handler installed before, for example Swift's own backtracer, do its work.
/// Returns false and sets errno when `terminal` is no terminal or the bytes are too many.
bool ccurses_guard_begin(
  int terminal, const uint8_t *enter, size_t enter_count, const uint8_t *leave, size_t leave_count);

/// Puts the terminal into the state for drawing. From here on, what is written to standard error,
/// if that is a terminal, is kept back until the terminal is left.
///
/// In the background it waits to come to the foreground: half a second awake, as a shell may continue a
/// job before it gives it the terminal, and from then on stopped. Returns false when the program is
/// to end instead; the terminal is untouched then.
bool ccurses_guard_enter(void);

/// Puts the terminal back and shows what was written to standard error meanwhile. Does nothing when
/// the terminal is not entered. Safe in a signal handler.
void ccurses_guard_leave(void);

/// Sends a part of a frame. Returns how many bytes were taken, or -1 and sets errno, to EIO when the
/// terminal is not entered: a thread that crashes leaves it under the hands of the one that draws.
ssize_t ccurses_guard_send(const void *bytes, size_t count);

/// Gives the fatal signals back to whoever had them before.
void ccurses_guard_end(void);
