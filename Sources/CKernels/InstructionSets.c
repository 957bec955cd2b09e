#include "CKernels.h"

#include <stdatomic.h>
#include <stddef.h>

extern const struct KernelTable kernelTableBaselineFloat, kernelTableBaselineDouble;
#if defined(__x86_64__)
extern const struct KernelTable kernelTableAVX2Float, kernelTableAVX2Double;
extern const struct KernelTable kernelTableAVX512Float, kernelTableAVX512Double;
#endif

/// The tables of an instruction set, by element.
struct TablePair {
  const struct KernelTable *of[2];
};

static const struct TablePair baseline = {{&kernelTableBaselineFloat, &kernelTableBaselineDouble}};
#if defined(__x86_64__)
static const struct TablePair avx2 = {{&kernelTableAVX2Float, &kernelTableAVX2Double}};
static const struct TablePair avx512 = {{&kernelTableAVX512Float, &kernelTableAVX512Double}};
#endif

bool kernelInstructionSetIsAvailable(enum KernelInstructionSet instructionSet) {
  switch (instructionSet) {
  case KernelInstructionSetBaseline:
    return true;
#if defined(__x86_64__)
  case KernelInstructionSetAVX2:
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  case KernelInstructionSetAVX512:
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")
      && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
      && __builtin_cpu_supports("avx512vl");
#endif
  default:
    return false;
  }
}

static const struct TablePair *tablesOf(enum KernelInstructionSet instructionSet) {
  switch (instructionSet) {
#if defined(__x86_64__)
  case KernelInstructionSetAVX512:
    return &avx512;
  case KernelInstructionSetAVX2:
    return &avx2;
#endif
  default:
    return &baseline;
  }
}

/// Unset until the first use. Threads that race to set it find the same answer.
static _Atomic(const struct TablePair *) selectedTables = NULL;

static const struct TablePair *tablesInUse(void) {
  const struct TablePair *tables = atomic_load_explicit(&selectedTables, memory_order_relaxed);
  if (__builtin_expect(tables == NULL, 0)) {
    enum KernelInstructionSet fastest = KernelInstructionSetAVX512;
    while (!kernelInstructionSetIsAvailable(fastest)) { fastest -= 1; }
    tables = tablesOf(fastest);
    atomic_store_explicit(&selectedTables, tables, memory_order_relaxed);
  }
  return tables;
}

const struct KernelTable *kernelTable(enum KernelElement element) {
  return tablesInUse()->of[element];
}

enum KernelInstructionSet kernelSelectedInstructionSet(void) {
  const struct TablePair *tables = tablesInUse();
  enum KernelInstructionSet instructionSet = KernelInstructionSetAVX512;
  while (tablesOf(instructionSet) != tables || !kernelInstructionSetIsAvailable(instructionSet)) {
    instructionSet -= 1;
  }
  return instructionSet;
}

void kernelSelectInstructionSet(enum KernelInstructionSet instructionSet) {
  atomic_store_explicit(&selectedTables, tablesOf(instructionSet), memory_order_relaxed);
}
