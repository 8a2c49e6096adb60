/** Complex numbers; the length is a power of two. */
export interface Spectrum {
  re: Float64Array
  im: Float64Array
}

/** The smallest power of two that is not below `length`. */
export function powerOfTwo(length: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(1, length)))
}

/** The turns of each length, which are the same in every transform of it. */
const turns = new Map<number, { cos: Float64Array; sin: Float64Array }>()

function turnsOf(length: number): { cos: Float64Array; sin: Float64Array } {
  const known = turns.get(length)
  if (known) return known
  const cos = new Float64Array(length / 2)
  const sin = new Float64Array(length / 2)
  for (let at = 0; at < length / 2; at++) {
    cos[at] = Math.cos((-2 * Math.PI * at) / length)
    sin[at] = Math.sin((-2 * Math.PI * at) / length)
  }
  turns.set(length, { cos, sin })
  return { cos, sin }
}

/** The discrete Fourier transform, in place (Cooley and Tukey's, radix 2). */
export function transform({ re, im }: Spectrum): void {
  const { length } = re
  swapByReversedBits(re, im)
  const { cos, sin } = turnsOf(length)
  for (let size = 2; size <= length; size *= 2) {
    const half = size / 2
    const step = length / size
    for (let from = 0; from < length; from += size) {
      for (let place = 0; place < half; place++) {
        const low = from + place
        const high = low + half
        const turnCos = cos[place * step]!
        const turnSin = sin[place * step]!
        const turnedRe = re[high]! * turnCos - im[high]! * turnSin
        const turnedIm = re[high]! * turnSin + im[high]! * turnCos
        re[high] = re[low]! - turnedRe
        im[high] = im[low]! - turnedIm
        re[low] = re[low]! + turnedRe
        im[low] = im[low]! + turnedIm
      }
    }
  }
}

/**
 * At each index k the sum over i of `part[i] * whole[i + k]`, as far as `part` lies within `whole`, whose spectrum is
 * {@link spectrumOf}.
 */
export function crossCorrelation(part: Float32Array, whole: Spectrum): Float64Array {
  const { length } = whole.re
  const own = spectrumOf(part, length)
  // The conjugate of the product: its forward transform is the conjugate of the inverse one.
  const re = new Float64Array(length)
  const im = new Float64Array(length)
  for (let at = 0; at < length; at++) {
    re[at] = (own.re[at]! * whole.re[at]! + own.im[at]! * whole.im[at]!) / length
    im[at] = (own.im[at]! * whole.re[at]! - own.re[at]! * whole.im[at]!) / length
  }
  transform({ re, im })
  return re
}

/** `length` is a power of two, at least that of the samples. */
export function spectrumOf(samples: Float32Array, length: number): Spectrum {
  const spectrum = { re: new Float64Array(length), im: new Float64Array(length) }
  spectrum.re.set(samples)
  transform(spectrum)
  return spectrum
}

function swapByReversedBits(re: Float64Array, im: Float64Array): void {
  let reversed = 0
  for (let index = 1; index < re.length; index++) {
    let bit = re.length >> 1
    for (; reversed & bit; bit >>= 1) reversed ^= bit
    reversed ^= bit
    if (index >= reversed) continue
    const swapRe = re[index] ?? 0
    const swapIm = im[index] ?? 0
    re[index] = re[reversed] ?? 0
    im[index] = im[reversed] ?? 0
    re[reversed] = swapRe
    im[reversed] = swapIm
  }
}
