#include <math.h>
static inline double elementaryExp(double x) { return exp(x); }
static inline double elementaryLog(double x) { return log(x); }
static inline double elementaryLogOnePlus(double x) { return log1p(x); }
static inline double elementaryTanh(double x) { return tanh(x); }
static inline double elementarySigmoid(double x) {
  double e = exp(-fabs(x));
  return (x < 0 ? e : 1) / (1 + e);
}
static inline double elementarySinTurns(double u) { return sin(6.283185307179586476925 * u); }
static inline double elementaryCosTurns(double u) { return cos(6.283185307179586476925 * u); }
