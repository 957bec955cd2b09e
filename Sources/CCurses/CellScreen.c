// Wide characters must be asked for before <curses.h> is read.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif

#include "CCurses.h"

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif

// ncurses before 6.1, which macOS has, knows pairs as short integers only.
#if defined(NCURSES_EXT_COLORS) && NCURSES_EXT_COLORS
#define HAS_EXTENDED_COLORS 1
#else
#define HAS_EXTENDED_COLORS 0
#endif

// Terminals that know it show everything between the two at once; the others ignore it.
static const char begin_update[] = "\033[?2026h";
static const char end_update[] = "\033[?2026l";

static struct {
  SCREEN *screen;
  // What ncurses writes, and the same bytes read back.
  FILE *output;
  FILE *input;
  uint8_t *frame;
  size_t capacity;
  bool has_default_colors;
} state;

static atomic_bool claimed;

bool ccurses_claim(void) { return !atomic_exchange(&claimed, true); }

void ccurses_release(void) { atomic_store(&claimed, false); }

bool ccurses_set_locale(bool prefers_utf8) {
  bool accepted = setlocale(LC_CTYPE, "") != NULL;
  const char *codeset = nl_langinfo(CODESET);
  if (accepted && strcmp(codeset, "UTF-8") == 0) return true;
  if (!prefers_utf8) return false;
  static const char *const candidates[] = {"C.UTF-8", "en_US.UTF-8", "UTF-8"};
  for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
    if (setlocale(LC_CTYPE, candidates[i]) && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) {
      return true;
    }
  }
  setlocale(LC_CTYPE, "");
  return false;
}

static FILE *open_memory(void) {
#if defined(__linux__)
  int descriptor = memfd_create("frame", MFD_CLOEXEC);
  return descriptor < 0 ? NULL : fdopen(descriptor, "w+");
#else
  return tmpfile();
#endif
}

// Returns a copy of the value before; NULL when there was none.
static char *exchange_variable(const char *name, const char *value) {
  const char *former = getenv(name);
  char *copy = former ? strdup(former) : NULL;
  setenv(name, value, 1);
  return copy;
}

static void restore_variable(const char *name, char *former) {
  if (former) setenv(name, former, 1);
  else unsetenv(name);
  free(former);
}

bool ccurses_start(const char *name, const char *description, int rows, int columns) {
  state.output = open_memory();
  state.input = fopen("/dev/null", "r");
  if (!state.output || !state.input) {
    ccurses_stop();
    return false;
  }

  // Only this one look-up may see these; programs started later must not inherit them. Without the
  // size ncurses, which has no terminal to ask, would set the region that scrolls to the 24 rows of the
  // entry, and what moves the cursor down stops at its end.
  char number[16];
  char *terminfo = description ? exchange_variable("TERMINFO", description) : NULL;
  snprintf(number, sizeof number, "%d", rows);
  char *lines = exchange_variable("LINES", number);
  snprintf(number, sizeof number, "%d", columns);
  char *width = exchange_variable("COLUMNS", number);
  state.screen = newterm((NCURSES_CONST char *)name, state.output, state.input);
  restore_variable("COLUMNS", width);
  restore_variable("LINES", lines);
  if (description) restore_variable("TERMINFO", terminfo);
  if (!state.screen) {
    ccurses_stop();
    return false;
  }

  // The terminal does not translate a newline while we draw, so ncurses may use it to move down.
  nonl();
  // Keys typed ahead must not cut a frame short.
  typeahead(-1);
  leaveok(stdscr, TRUE);
  scrollok(stdscr, FALSE);
  idlok(stdscr, FALSE);
  idcok(stdscr, FALSE);
  if (has_colors()) {
    start_color();
    state.has_default_colors = use_default_colors() == OK;
  }
  // Whatever LINES and COLUMNS say.
  resizeterm(rows, columns);
  // The caller enters the terminal with bytes of its own; ncurses' are dropped.
  lseek(fileno(state.output), 0, SEEK_SET);
  clearok(curscr, TRUE);
  return true;
}

void ccurses_stop(void) {
  if (state.screen) {
    endwin();
    delscreen(state.screen);
  }
  if (state.output) fclose(state.output);
  if (state.input) fclose(state.input);
  free(state.frame);
  memset(&state, 0, sizeof state);
}

void ccurses_resize(int rows, int columns) {
  resizeterm(rows, columns);
  clearok(curscr, TRUE);
}

int ccurses_colors(void) { return has_colors() ? COLORS : 0; }

int ccurses_pair_limit(void) {
  if (!has_colors()) return 1;
#if HAS_EXTENDED_COLORS
  // Each colour may also stand beside the terminal's own, which ncurses adds to the limit.
  int colors = COLORS < 256 ? COLORS : 256;
  return COLOR_PAIRS + (state.has_default_colors ? 2 * colors + 1 : 0);
#else
  return COLOR_PAIRS < 32767 ? COLOR_PAIRS : 32767;
#endif
}

bool ccurses_define_pair(int pair, int foreground, int background) {
  // The next best thing on a terminal that cannot go back to its own colours: white on black.
  if (!state.has_default_colors) {
    if (foreground < 0) foreground = COLOR_WHITE;
    if (background < 0) background = COLOR_BLACK;
  }
#if HAS_EXTENDED_COLORS
  return init_extended_pair(pair, foreground, background) == OK;
#else
  return init_pair((short)pair, (short)foreground, (short)background) == OK;
#endif
}

void ccurses_forget_pairs(void) {
  if (!has_colors()) return;
#if HAS_EXTENDED_COLORS
  reset_color_pairs();
#endif
  clearok(curscr, TRUE);
}

// Anything else would move the cells on its right, or the cursor, without ncurses knowing.
static wchar_t drawable(uint32_t glyph) {
  if (glyph >= 0x20 && glyph < 0x7f) return (wchar_t)glyph;
  return wcwidth((wchar_t)glyph) == 1 ? (wchar_t)glyph : L'?';
}

static attr_t attributes(uint32_t style) {
  attr_t result = A_NORMAL;
  if (style & CCURSES_BOLD) result |= A_BOLD;
  if (style & CCURSES_DIM) result |= A_DIM;
  if (style & CCURSES_UNDERLINE) result |= A_UNDERLINE;
  if (style & CCURSES_REVERSE) result |= A_REVERSE;
  return result;
}

void ccurses_put(int row, int column, const ccurses_cell *cells, int count) {
  enum { chunk = 256 };
  cchar_t converted[chunk];
  for (int start = 0; start < count; start += chunk) {
    int length = count - start < chunk ? count - start : chunk;
    for (int i = 0; i < length; i++) {
      const ccurses_cell *cell = &cells[start + i];
      wchar_t text[2] = {drawable(cell->glyph), 0};
#if HAS_EXTENDED_COLORS
      int pair = cell->pair;
      setcchar(&converted[i], text, attributes(cell->style), 0, &pair);
#else
      setcchar(&converted[i], text, attributes(cell->style), (short)cell->pair, NULL);
#endif
    }
    mvadd_wchnstr(row, column + start, converted, length);
  }
}

void ccurses_repaint(void) { clearok(curscr, TRUE); }

const uint8_t *ccurses_compose(size_t *count) {
  int descriptor = fileno(state.output);
  const size_t begin_count = sizeof begin_update - 1, end_count = sizeof end_update - 1;
  *count = 0;
  lseek(descriptor, 0, SEEK_SET);
  if (write(descriptor, begin_update, begin_count) != (ssize_t)begin_count) return state.frame;
  refresh();
  if (lseek(descriptor, 0, SEEK_CUR) == (off_t)begin_count) return state.frame;
  if (write(descriptor, end_update, end_count) != (ssize_t)end_count) return state.frame;

  size_t length = (size_t)lseek(descriptor, 0, SEEK_CUR);
  if (length > state.capacity) {
    uint8_t *larger = realloc(state.frame, 2 * length);
    if (!larger) return state.frame;
    state.frame = larger;
    state.capacity = 2 * length;
  }
  ssize_t copied = pread(descriptor, state.frame, length, 0);
  *count = copied > 0 ? (size_t)copied : 0;
  return state.frame;
}
