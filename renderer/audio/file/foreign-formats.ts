/** What files begin with that hold sound, but in formats which are not read here, in hexadecimal; dots are any byte. */
const beginnings = [
  // ASF: WMA and WMV.
  '3026b2758e66cf11',
  // "#!AMR".
  '2321414d52',
  // "FORM….AIFF" and "AIFC".
  '464f524d........41494646',
  '464f524d........41494643',
  // "RIFF….AVI ".
  '52494646........41564920',
  // "caff", Apple's Core Audio.
  '63616666',
  // "FLV".
  '464c5601',
  // MPEG program streams.
  '000001ba',
  // AC-3.
  '0b77',
  // ".RMF", RealMedia.
  '2e524d46',
  // ".snd", Sun.
  '2e736e64',
  // "wvpk", WavPack.
  '7776706b',
  // "MAC ", Monkey's Audio.
  '4d414320',
  // "riff" in small letters, Sony Wave64.
  '72696666',
].map((start) => new RegExp(`^${start}`))

/** Does a file that begins with these bytes (64 are enough) hold sound that another program can read? */
export function isForeign(bytes: Uint8Array): boolean {
  const start = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return beginnings.some((beginning) => beginning.test(start))
}
