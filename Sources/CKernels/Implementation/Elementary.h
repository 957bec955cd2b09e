// Elementary functions without branches, so that a loop over them becomes vector instructions and
// a single call and every lane of a vector give the same bits.
//
// The coefficients are minimax: a Remez exchange in 300-bit arithmetic over the interval named at
// each of them, minimising the weighted error named there, then rounded to double.



INLINE uint64_t bitsOf(double x) {
  uint64_t bits;
  __builtin_memcpy(&bits, &x, sizeof bits);
  return bits;
}

INLINE double ofBits(uint64_t bits) {
  double x;
  __builtin_memcpy(&x, &bits, sizeof x);
  return x;
}

INLINE double multiplyAdd(double a, double b, double c) { return __builtin_fma(a, b, c); }

/// Added to a number below 2^51 it leaves the nearest integer in the low bits.
#define ROUNDER 0x1.8p52

/// ln 2 in two parts. The first has 11 zero bits at its end: its products with exponents are exact.
#define LN2_HIGH 0x1.62e42fefa3800p-1
#define LN2_LOW 0x1.ef35793c76730p-45

/// exp(x) = 2^exponent (1 + remainder + rest). The remainder r = x - exponent ln 2 is at most
/// ln 2 / 2; the rest is the smaller, exp(r) - 1 - r together with what r rounds off.
struct ReducedExp {
  int64_t exponent;
  double remainder;
  double rest;
};

/// |x| < 1100.
INLINE struct ReducedExp reducedExp(double x) {
  double shifted = multiplyAdd(x, 0x1.71547652b82fep+0, ROUNDER);
  double n = shifted - ROUNDER;
  double exact = multiplyAdd(-n, LN2_HIGH, x);
  double r = multiplyAdd(-n, LN2_LOW, exact);
  double lost = multiplyAdd(-n, LN2_LOW, exact - r);
  // (exp(r) - 1 - r) / r^2 over |r| <= ln 2 / 2; error of exp(r) - 1 below 2^-61.7, relative.
  double q = 0x1.1f95696f1851ep-29;
  q = multiplyAdd(q, r, 0x1.af5eda0edf833p-26);
  q = multiplyAdd(q, r, 0x1.27e4c59efe0cap-22);
  q = multiplyAdd(q, r, 0x1.71ddf8478b5fdp-19);
  q = multiplyAdd(q, r, 0x1.a01a01b0b692fp-16);
  q = multiplyAdd(q, r, 0x1.a01a01afe860cp-13);
  q = multiplyAdd(q, r, 0x1.6c16c16c14458p-10);
  q = multiplyAdd(q, r, 0x1.111111110f6abp-7);
  q = multiplyAdd(q, r, 0x1.555555555555ap-5);
  q = multiplyAdd(q, r, 0x1.5555555555559p-3);
  q = multiplyAdd(q, r, 0x1.0p-1);
  return (struct ReducedExp){
    .exponent = (int64_t)(bitsOf(shifted) - bitsOf(ROUNDER)),
    .remainder = r,
    .rest = multiplyAdd(r * r, q, lost),
  };
}

/// x 2^exponent for exponents from -1100 to 1100, in two steps so that the result may be subnormal.
INLINE double scaledByPower(double x, int64_t exponent) {
  uint64_t half = (((uint64_t)exponent + 2048) >> 1) - 1024;
  uint64_t otherHalf = (uint64_t)exponent - half;
  return x * ofBits((half + 1023) << 52) * ofBits((otherHalf + 1023) << 52);
}

/// Below the first bound exp is zero, above the second infinite. NaN passes.
INLINE double withinRangeOfExp(double x) {
  x = x < -746 ? -746 : x;
  return x > 710 ? 710 : x;
}

INLINE double elementaryExp(double x) {
  struct ReducedExp e = reducedExp(withinRangeOfExp(x));
  double sum = 1 + e.remainder;
  double lost = (1 - sum) + e.remainder;
  return scaledByPower(sum + (lost + e.rest), e.exponent);
}

/// 1 / (1 + exp(-x)), and exp(-|x|), to the last bit what elementaryExp gives, which comes with it.
struct Sigmoid {
  double value;
  double exponential;
};

/// With e = exp(-|x|), never above 1, the sigmoid is 1 / (1 + e) or e / (1 + e). Numerator and
/// denominator carry what they round off, and the quotient is corrected by its residual.
INLINE struct Sigmoid sigmoidOf(double x) {
  struct ReducedExp reduced = reducedExp(withinRangeOfExp(-__builtin_fabs(x)));
  double sum = 1 + reduced.remainder;
  double small = ((1 - sum) + reduced.remainder) + reduced.rest;
  double rounded = sum + small;
  double e = scaledByPower(rounded, reduced.exponent);
  double eLow = scaledByPower((sum - rounded) + small, reduced.exponent);
  double denominator = 1 + e;
  double denominatorLow = ((1 - denominator) + e) + eLow;
  double numerator = x < 0 ? e : 1;
  double numeratorLow = x < 0 ? eLow : 0;
  double inverse = 1 / denominator;
  double quotient = numerator * inverse;
  double residual = multiplyAdd(-quotient, denominator, numerator);
  residual += multiplyAdd(-quotient, denominatorLow, numeratorLow);
  return (struct Sigmoid){
    .value = multiplyAdd(residual, inverse, quotient),
    .exponential = e,
  };
}

INLINE double elementarySigmoid(double x) { return sigmoidOf(x).value; }

/// (exp(2x) - 1) / (exp(2x) + 1), numerator and denominator in two parts each.
INLINE double elementaryTanh(double x) {
  double twice = 2 * __builtin_fabs(x);
  // At 44 the result rounds to 1.
  struct ReducedExp e = reducedExp(twice > 44 ? 44 : twice);
  double p = e.remainder + e.rest;
  double pLow = (e.remainder - p) + e.rest;
  // 2^n (1 + p) - 1 = (2^n - 1) + 2^n p, where the first summand is the greater or zero.
  double power = ofBits(((uint64_t)e.exponent + 1023) << 52);
  double whole = power - 1;
  double part = power * p;
  double numerator = whole + part;
  double numeratorLow = multiplyAdd(power, pLow, (whole - numerator) + part);
  double larger = numerator > 2 ? numerator : 2;
  double smaller = numerator > 2 ? 2 : numerator;
  double denominator = larger + smaller;
  double denominatorLow = ((larger - denominator) + smaller) + numeratorLow;
  double inverse = 1 / denominator;
  double quotient = numerator * inverse;
  double residual = multiplyAdd(-quotient, denominator, numerator);
  residual += multiplyAdd(-quotient, denominatorLow, numeratorLow);
  return __builtin_copysign(multiplyAdd(residual, inverse, quotient), x);
}

/// x = 2^exponent (1 + fraction), the significand between sqrt(1/2) and sqrt(2), for normal x > 0.
struct SplitNumber {
  uint64_t exponentBits;
  double exponent;
  double fraction;
};

INLINE struct SplitNumber split(double x) {
  const uint64_t sqrtHalf = 0x3fe6a09e667f3bcd;
  const uint64_t exponentMask = 0xfff0000000000000;
  uint64_t exponentBits = (bitsOf(x) - sqrtHalf) & exponentMask;
  // 1100 keeps the exponent positive while it travels through the low bits of the rounder.
  uint64_t biased = ((exponentBits >> 52) + 1100) & 0xfff;
  return (struct SplitNumber){
    .exponentBits = exponentBits,
    .exponent = ofBits(bitsOf(ROUNDER) + biased) - (ROUNDER + 1100),
    .fraction = ofBits(bitsOf(x) - exponentBits) - 1,
  };
}

/// exponent ln 2 + log(1 + f) + low, for f from sqrt(1/2) - 1 to sqrt(2) - 1 and a tiny low.
///
/// With s = f / (2 + f), log(1 + f) = 2 artanh(s) = f - (h - s (h + R)), where h = f^2 / 2 and
/// R = (2 artanh(s) - 2 s) / s.
INLINE double logOfSplit(double exponent, double f, double low) {
  double s = f / (2 + f);
  double t = s * s;
  // R / t over t <= 0.0295; error of log(1 + f) below 2^-59.4, relative.
  double p = 0x1.2f0d23f56e07dp-3;
  p = multiplyAdd(p, t, 0x1.39a100742e9cfp-3);
  p = multiplyAdd(p, t, 0x1.746645b01723fp-3);
  p = multiplyAdd(p, t, 0x1.c71c51ea9cce0p-3);
  p = multiplyAdd(p, t, 0x1.2492494213e4dp-2);
  p = multiplyAdd(p, t, 0x1.999999997fb82p-2);
  p = multiplyAdd(p, t, 0x1.5555555555593p-1);
  double h = 0.5 * f * f;
  double small = multiplyAdd(s, multiplyAdd(t, p, h), multiplyAdd(exponent, LN2_LOW, low));
  double whole = exponent * LN2_HIGH;
  double sum = whole + f;
  double lost = (whole - sum) + f;
  return sum + (lost - (h - small));
}

INLINE double elementaryLog(double x) {
  double normal = x < 0x1p-1022 ? x * 0x1p54 : x;
  struct SplitNumber number = split(normal);
  double exponent = x < 0x1p-1022 ? number.exponent - 54 : number.exponent;
  double result = logOfSplit(exponent, number.fraction, 0);
  result = x < __builtin_inf() ? result : x;
  result = x == 0 ? -__builtin_inf() : result;
  return x < 0 ? __builtin_nan("") : result;
}

INLINE double elementaryLogOnePlus(double x) {
  double sum = 1 + x;
  double part = sum - x;
  double lost = (1 - part) + (x - (sum - part));
  struct SplitNumber number = split(sum);
  // What 1 + x rounds off has no weight when x is great; 2^-exponent might not even exist then.
  double scale = ofBits(bitsOf(1) - number.exponentBits);
  double low = x > 0x1p60 ? 0 : lost * scale;
  double f = number.fraction + low;
  double fLow = (number.fraction - f) + low;
  double result = logOfSplit(number.exponent, f, fLow);
  result = x < __builtin_inf() ? result : x;
  result = x == 0 ? x : result;
  result = x == -1 ? -__builtin_inf() : result;
  return x < -1 ? __builtin_nan("") : result;
}

/// u in turns as a quarter and what is left of it: u = quarter / 4 + rest, |rest| <= 1/8, exactly.
struct SplitTurn {
  uint64_t quarter;
  double rest;
};

INLINE struct SplitTurn splitTurn(double u) {
  double shifted = multiplyAdd(u, 4, ROUNDER);
  return (struct SplitTurn){
    .quarter = bitsOf(shifted) - bitsOf(ROUNDER),
    .rest = multiplyAdd(shifted - ROUNDER, -0.25, u),
  };
}

/// sin(2 pi t) for |t| <= 1/8.
INLINE double sinOfRest(double t) {
  const double turn = 0x1.921fb54442d18p+2, turnLow = 0x1.1a62633145c07p-52;
  double t2 = t * t;
  // (sin(2 pi t) - 2 pi t) / t^3 over |t| <= 1/8; relative error of the sine below 2^-58.
  double p = 0x1.e4038efea9befp+1;
  p = multiplyAdd(p, t2, -0x1.e300a5d11a2e5p+3);
  p = multiplyAdd(p, t2, 0x1.5078301b1031bp+5);
  p = multiplyAdd(p, t2, -0x1.32d2cce3332b1p+6);
  p = multiplyAdd(p, t2, 0x1.466bc67758d8ap+6);
  p = multiplyAdd(p, t2, -0x1.4abbce625be47p+5);
  double angle = turn * t;
  double lost = multiplyAdd(turn, t, -angle);
  return angle + multiplyAdd(t2 * t, p, multiplyAdd(turnLow, t, lost));
}

/// cos(2 pi t) for |t| <= 1/8.
INLINE double cosOfRest(double t) {
  const double curvature = 0x1.3bd3cc9be45dep+4, curvatureLow = 0x1.692b71366cc04p-50;
  double t2 = t * t;
  // (cos(2 pi t) - 1 + 2 pi^2 t^2) / t^4 over |t| <= 1/8; error of the cosine below 2^-64.
  double p = -0x1.b2a1f1d1b3149p+0;
  p = multiplyAdd(p, t2, 0x1.f9cd2051a43a0p+2);
  p = multiplyAdd(p, t2, -0x1.a6d1edbb80ce1p+4);
  p = multiplyAdd(p, t2, 0x1.e1f5068528fa6p+5);
  p = multiplyAdd(p, t2, -0x1.55d3c7e3ca700p+6);
  p = multiplyAdd(p, t2, 0x1.03c1f081b5abcp+6);
  double t2Low = multiplyAdd(t, t, -t2);
  double drop = curvature * t2;
  double dropLow = multiplyAdd(curvature, t2Low, curvatureLow * t2);
  dropLow = multiplyAdd(curvature, t2, -drop) + dropLow;
  double difference = 1 - drop;
  double lost = (1 - difference) - drop;
  return difference + multiplyAdd(t2 * t2, p, lost - dropLow);
}

INLINE double elementarySinTurns(double u) {
  struct SplitTurn turn = splitTurn(u);
  double value = turn.quarter & 1 ? cosOfRest(turn.rest) : sinOfRest(turn.rest);
  return turn.quarter & 2 ? -value : value;
}

INLINE double elementaryCosTurns(double u) {
  struct SplitTurn turn = splitTurn(u);
  double value = turn.quarter & 1 ? sinOfRest(turn.rest) : cosOfRest(turn.rest);
  return (turn.quarter + 1) & 2 ? -value : value;
}
