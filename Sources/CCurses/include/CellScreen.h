#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The screen that ncurses draws. There is one a process.
///
/// ncurses composes each frame into a file in memory instead of writing it to the terminal itself,
/// which would take hundreds of small writes a frame. The caller gets the frame's bytes and sends
/// them at once, so a frame appears whole, and only the caller touches the terminal's settings.

/// Takes the character set from the locale of the environment.
///
/// With `prefers_utf8`, a locale that is missing or is plain ASCII gives way to C.UTF-8 where the
/// system has it. Returns whether characters are UTF-8 afterwards.
bool ccurses_set_locale(bool prefers_utf8);

/// Claims the one screen of the process. Returns false when it is claimed already.
bool ccurses_claim(void);

/// Gives the claim back.
void ccurses_release(void);

/// Starts the screen for the terminfo entry `name`, with `rows` and `columns` of at least 1.
///
/// `description`, if not null, is the entry itself as base64 in the form that TERMINFO accepts.
/// Nothing is drawn and the terminal is not touched. Returns false when ncurses cannot use the
/// entry.
bool ccurses_start(const char *name, const char *description, int rows, int columns);

/// Frees the screen. The terminal is not touched.
void ccurses_stop(void);

/// The terminal has a new size of at least 1 by 1.
void ccurses_resize(int rows, int columns);

/// How many colours the entry in use has.
int ccurses_colors(void);

/// The number of colour pairs that may be defined; pair 0 is the terminal's own two colours.
int ccurses_pair_limit(void);

/// Gives pair `pair`, from 1, a foreground and a background; -1 is the terminal's own.
bool ccurses_define_pair(int pair, int foreground, int background);

/// Forgets every pair; the next frame is drawn anew as a whole.
void ccurses_forget_pairs(void);

/// What a terminal can do to a glyph besides colouring it, as bits of `ccurses_cell.style`.
enum {
  CCURSES_BOLD = 1,
  CCURSES_DIM = 2,
  CCURSES_UNDERLINE = 4,
  CCURSES_REVERSE = 8,
};

/// One character cell.
typedef struct {
  /// A Unicode scalar. One that is not one column wide, or that the locale cannot write, is drawn
  /// as a question mark.
  uint32_t glyph;
  /// A pair given to `ccurses_define_pair`, or 0.
  int32_t pair;
  uint32_t style;
} ccurses_cell;

/// Puts `count` cells in one row from the left, starting at `column`.
void ccurses_put(int row, int column, const ccurses_cell *cells, int count);

/// The terminal's contents are unknown: the next frame is drawn anew as a whole.
void ccurses_repaint(void);

/// Composes what changed since the last frame. Returns the bytes to send, valid until the next
/// call, and their number in `count`; 0 when nothing changed.
const uint8_t *ccurses_compose(size_t *count);
