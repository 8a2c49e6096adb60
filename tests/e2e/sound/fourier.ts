/** Complex numbers; the length is a power of two. */
export interface Spectrum {
  re: Float64Array
  im: Float64Array
}

/** The smallest power of two that is not below `length`. */
export function powerOfTwo(length: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(1, length)))
}

/** The discrete Fourier transform, in place (Cooley and Tukey's, radix 2). */
export function transform({ re, im }: Spectrum): void {
  const { length } = re
  swapByReversedBits(re, im)
  for (let size = 2; size <= length; size *= 2) {
    const half = size / 2
    for (let place = 0; place < half; place++) {
      const angle = (-2 * Math.PI * place) / size
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
      for (let low = place; low < length; low += size) {
        const high = low + half
        const [a, b, c, d] = [re[low] ?? 0, im[low] ?? 0, re[high] ?? 0, im[high] ?? 0]
        const [turnedRe, turnedIm] = [c * cos - d * sin, c * sin + d * cos]
        re[low] = a + turnedRe
        im[low] = b + turnedIm
        re[high] = a - turnedRe
        im[high] = b - turnedIm
      }
    }
  }
}

/** At each index k the sum over i of `part[i] * whole[i + k]`; `whole` must be padded so that nothing wraps. */
export function crossCorrelation(part: Float32Array, whole: Float32Array): Float64Array {
  const length = powerOfTwo(whole.length + part.length)
  const [a, b] = [spectrumOf(part, length), spectrumOf(whole, length)]
  // The conjugate of the product: its forward transform is the conjugate of the inverse one.
  const product = { re: new Float64Array(length), im: new Float64Array(length) }
  for (let index = 0; index < length; index++) {
    const [ar, ai, br, bi] = [
      a.re[index] ?? 0,
      a.im[index] ?? 0,
      b.re[index] ?? 0,
      b.im[index] ?? 0,
    ]
    product.re[index] = (ar * br + ai * bi) / length
    product.im[index] = -(ar * bi - ai * br) / length
  }
  transform(product)
  return product.re
}

function spectrumOf(samples: Float32Array, length: number): Spectrum {
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
    const [swapRe, swapIm] = [re[index] ?? 0, im[index] ?? 0]
    re[index] = re[reversed] ?? 0
    im[index] = im[reversed] ?? 0
    re[reversed] = swapRe
    im[reversed] = swapIm
  }
}
