/// A description of today's terminals that needs nothing installed.
///
/// ncurses takes colours only from terminfo. The entries that a system has stop at 256 colours or
/// address 24-bit colours in a way that some terminals misread, and a system may not know the
/// terminal at all. This entry travels with the program, goes to ncurses through the variable
/// TERMINFO as base64 (ncurses 6.1 and later), and holds for everything that understands xterm's
/// sequences. It claims less than such terminals can do: no background colour in erased cells, no
/// repetition, no scrolling, no keys. Wrapping can be turned off, or ncurses would leave the last cell
/// of the last row alone.
///
/// Colours 0 to 0xFFFFFF are 24-bit colours. The palette follows: 8 named colours and their bright
/// versions in the sequences that even a terminal of 16 colours understands, then the other 240.
/// One entry thus serves every colour depth. The flag RGB keeps ncurses from making a table of all
/// colours.
enum EmbeddedTerminfo {
  static let name = "ravine"

  /// The number of the first colour of the palette.
  static let firstPaletteNumber: Int32 = 1 << 24

  /// The entry in the language of `tic`, from which `base64` was made with
  /// `tic -x -o DIR FILE; TERMINFO=DIR infocmp -x -Q2 -q ravine`.
  static let source = #"""
    ravine|any terminal of today in the colours of Ravine,
      am, km, mir, msgr, xenl, RGB,
      colors#0x1000100, cols#80, it#8, lines#24, pairs#0x10000,
      clear=\E[H\E[2J, home=\E[H, cup=\E[%i%p1%d;%p2%dH, hpa=\E[%i%p1%dG, vpa=\E[%i%p1%dd,
      cr=\r, cub=\E[%p1%dD, cub1=^H, cud=\E[%p1%dB, cud1=\n, cuf=\E[%p1%dC, cuf1=\E[C,
      cuu=\E[%p1%dA, cuu1=\E[A, ech=\E[%p1%dX, ed=\E[J, el=\E[K, el1=\E[1K,
      op=\E[39;49m, sgr0=\E[m, bold=\E[1m, dim=\E[2m, rev=\E[7m, smul=\E[4m, rmul=\E[24m,
      civis=\E[?25l, cnorm=\E[?25h, smcup=\E[?1049h, rmcup=\E[?1049l, smam=\E[?7h, rmam=\E[?7l,
      setaf=\E[%?%p1%{16777216}%<%t38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d
      %e%?%p1%{16777224}%<%t3%p1%{16777216}%-%d%e%?%p1%{16777232}%<%t9%p1%{16777224}%-%d
      %e38;5;%p1%{16777216}%-%d%;%;%;m,
      setab=\E[%?%p1%{16777216}%<%t48;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d
      %e%?%p1%{16777224}%<%t4%p1%{16777216}%-%d%e%?%p1%{16777232}%<%t10%p1%{16777224}%-%d
      %e48;5;%p1%{16777216}%-%d%;%;%;m,
    """#

  static let base64 =
    """
    b64:HgI2AA8ADwBpAVECcmF2aW5lfGFueSB0ZXJtaW5hbCBvZiB0b2RheSBpbiB0aGUgY29sb3VycyBvZiBSYXZpbmUAAA\
    EAAAEAAAABAAAAAAEBAFAAAAAIAAAAGAAAAP____________________________________________________8AAQAB\
    AAABAP____8AAP____8CAAoADgASAP__HQAuADAANAA7AP__PQBEAP__SAD__________________0wAUQD__1oA______\
    __XwD__2QAaQD__3IAdgD_______9_AP______________________________________________________________\
    ______________________________________________________________________________________________\
    ________-FAP_______44AlwD__6AA________________________________qQD_____________________________\
    ________________________________tAC6AP________________________________________________________\
    ______________________________________________________________________________________________\
    ______________________________________________________________________________________________\
    _________________________________________________________________AAP__________________________\
    _____________________________________________8UA______________________________________________\
    ______________________________________________________________________________________________\
    _______________________OAI8BDQAbW0gbWzJKABtbSwAbW0oAG1slaSVwMSVkRwAbWyVpJXAxJWQ7JXAyJWRIAAoAG1\
    tIABtbPzI1bAAIABtbPzI1aAAbW0MAG1tBABtbMW0AG1s_MTA0OWgAG1sybQAbWzdtABtbNG0AG1slcDElZFgAG1ttABtb\
    PzEwNDlsABtbMjRtABtbJXAxJWRCABtbJXAxJWREABtbJXAxJWRDABtbJXAxJWRBABtbJWklcDElZGQAG1s_N2gAG1s_N2\
    wAG1sxSwAbWzM5OzQ5bQAbWyU_JXAxJXsxNjc3NzIxNn0lPCV0Mzg7MjslcDElezY1NTM2fSUvJWQ7JXAxJXsyNTZ9JS8l\
    ezI1NX0lJiVkOyVwMSV7MjU1fSUmJWQlZSU_JXAxJXsxNjc3NzIyNH0lPCV0MyVwMSV7MTY3NzcyMTZ9JS0lZCVlJT8lcD\
    ElezE2Nzc3MjMyfSU8JXQ5JXAxJXsxNjc3NzIyNH0lLSVkJWUzODs1OyVwMSV7MTY3NzcyMTZ9JS0lZCU7JTslO20AG1sl\
    PyVwMSV7MTY3NzcyMTZ9JTwldDQ4OzI7JXAxJXs2NTUzNn0lLyVkOyVwMSV7MjU2fSUvJXsyNTV9JSYlZDslcDElezI1NX\
    0lJiVkJWUlPyVwMSV7MTY3NzcyMjR9JTwldDQlcDElezE2Nzc3MjE2fSUtJWQlZSU_JXAxJXsxNjc3NzIzMn0lPCV0MTAl\
    cDElezE2Nzc3MjI0fSUtJWQlZTQ4OzU7JXAxJXsxNjc3NzIxNn0lLSVkJTslOyU7bQAAAQAAAAAAAQAEAAEAAABSR0IA
    """
}
