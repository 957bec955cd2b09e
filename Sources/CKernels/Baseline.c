// The kernels for what every processor of the architecture has.
#define KERNEL_TABLE kernelTableBaseline
#define KERNEL_LANES 2
#define KERNEL_TILE_ROWS 4
#define KERNEL_TILE_VECTORS 4
#include "Implementation/Table.h"
