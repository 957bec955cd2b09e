// Apart from the screen: <term.h> defines macros such as `lines` and `columns`.
#include "CCurses.h"

#include <curses.h>
#include <stdbool.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

// A capability that an entry lacks is NULL or, when the entry cancels it, -1.
static const char *string_capability(const char *name) {
  const char *value = tigetstr((NCURSES_CONST char *)name);
  return value == (const char *)-1 ? NULL : value;
}

int ccurses_terminfo_colors(const char *name) {
  int problem = 0;
  TERMINAL *previous = cur_term;
  if (setupterm((NCURSES_CONST char *)name, STDOUT_FILENO, &problem) != OK) {
    // 1 is a hardcopy terminal or one without cursor addressing; it exists all the same.
    return problem == 1 ? CCURSES_NO_CURSOR_ADDRESSING : CCURSES_UNKNOWN_TERMINAL;
  }
  int colors = tigetnum("colors");
  bool can_address = string_capability("cup") != NULL;
  TERMINAL *current = cur_term;
  set_curterm(previous);
  del_curterm(current);
  if (!can_address) return CCURSES_NO_CURSOR_ADDRESSING;
  return colors > 0 ? colors : 0;
}

size_t ccurses_capability(const char *name, uint8_t *bytes, size_t capacity) {
  const char *value = string_capability(name);
  if (!value) return 0;
  size_t count = 0;
  while (*value) {
    // A delay such as $<5> is meant for terminals of the seventies.
    const char *end = value[0] == '$' && value[1] == '<' ? strchr(value, '>') : NULL;
    if (end) {
      value = end + 1;
    } else {
      if (count == capacity) return 0;
      bytes[count++] = (uint8_t)*value++;
    }
  }
  return count;
}
