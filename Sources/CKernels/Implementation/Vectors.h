// What the other parts are written in: vectors as wide as the instruction set, and the macro that
// lets one source with constant sizes become one loop for each size.

#define INLINE static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")

/// The element of vectors and matrices.
typedef KERNEL_REAL Real;
/// How many elements the widest register holds.
enum { vectorLanes = KERNEL_VECTOR_BYTES / sizeof(Real) };
/// A register full of elements, wherever they lie.
typedef Real Vector __attribute__((vector_size(KERNEL_VECTOR_BYTES), aligned(sizeof(Real))));
/// One integer for each lane, as wide as an element; all ones or zero where a comparison gave it.
typedef __typeof__((Vector){0} < (Vector){0}) Lanes;
/// Four and eight elements: the blocks in which operands are transposed.
typedef Real Quad __attribute__((vector_size(4 * sizeof(Real)), aligned(sizeof(Real))));
typedef Real Octet __attribute__((vector_size(8 * sizeof(Real)), aligned(sizeof(Real))));

INLINE intptr_t smaller(intptr_t a, intptr_t b) { return a < b ? a : b; }
