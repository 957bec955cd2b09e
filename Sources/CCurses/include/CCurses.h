#pragma once

/// The narrow door to ncurses and to what only C can do with a terminal.
///
/// Swift sees plain functions over integers, bytes and one struct: no macro, global or variadic
/// function of ncurses passes, so nothing here needs the C headers of the platform.

#include "CellScreen.h"
#include "EventPipe.h"
#include "TerminalGuard.h"
#include "Terminfo.h"
