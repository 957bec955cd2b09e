// The kernels for what every processor of the architecture has, in float.
#define KERNEL_TABLE kernelTableBaselineFloat
#define KERNEL_REAL float
#define KERNEL_VECTOR_BYTES 16
#define KERNEL_TILE_ROWS 4
#define KERNEL_TILE_VECTORS 4
#include "Implementation/Table.h"
