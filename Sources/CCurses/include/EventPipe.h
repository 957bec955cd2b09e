#pragma once

#include <stdbool.h>
#include <stdint.h>

/// Signals and wake-ups, brought into the one place where a program waits for its terminal.

/// Begins to catch SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP and SIGCONT; a signal that the
/// process was told to ignore stays ignored. A second SIGINT or SIGTERM that arrives while the
/// first was not yet taken ends the process at once, with the terminal restored. Returns false and
/// sets errno when there is no pipe to be had.
bool ccurses_events_begin(void);

/// Gives the signals back to whoever had them before.
void ccurses_events_end(void);

/// Answers of `ccurses_wait`, as bits.
enum {
  /// The descriptor has input.
  CCURSES_READABLE = 1,
  /// The terminal behind the descriptor is gone.
  CCURSES_HUNG_UP = 2,
  /// The descriptor takes output.
  CCURSES_WRITABLE = 4,
};

/// Waits for `descriptor`, a signal or a wake-up; a negative timeout in milliseconds waits for ever.
/// With `for_output` it waits until output fits, otherwise for input.
int ccurses_wait(int descriptor, bool for_output, int timeout);

/// The signals caught since the last call: bit n stands for signal n.
uint32_t ccurses_take_signals(void);

/// Whether one of the signals that end the program was caught and not yet taken.
bool ccurses_is_ending(void);

/// Ends the wait. Safe from any thread and at any time.
void ccurses_wake(void);

/// Whether there was a wake-up that was not yet taken.
bool ccurses_is_woken(void);

/// Takes the wake-up. Returns whether there was one.
bool ccurses_take_wake(void);

/// Stops the process as Ctrl-Z does, and returns when it is continued.
void ccurses_stop_process(void);
