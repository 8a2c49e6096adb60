import {
  ADTS,
  FLAC,
  Input,
  MATROSKA,
  MatroskaInputFormat,
  MP3,
  MP4,
  MPEG_TS,
  OGG,
  QTFF,
  WAVE,
  WEBM,
} from 'mediabunny'
import type { InputAudioTrack, InputFormat } from 'mediabunny'
import type { SoundTrack } from '../../../shared/ipc/schemas/recordings.ts'
import type { FileBytes } from './file-bytes.ts'
import type { Mark } from './mark.ts'
import { findMark } from './marks.ts'
import { isLengthGuessed, isOggCutOff, isWaveCutOff } from './own-account.ts'

/** All that mediabunny reads but HLS, which would fetch what its playlists name. */
const FORMATS = [MP4, QTFF, MATROSKA, WEBM, WAVE, OGG, FLAC, MP3, ADTS, MPEG_TS]

/** Seconds by which a file may end early and still be whole. */
export const SLACK = 1

/** A file whose sound can be decoded. */
export interface Media {
  track: InputAudioTrack
  /** All that it has, in its own order. */
  tracks: SoundTrack[]
  /** The time at which the file begins, in seconds of its own clock. */
  origin: number
  /** Seconds from there to its end, by its own account; null where it does not tell. */
  length: number | null
  /** What is read from a time (seconds of its sound) on, counting from a place that is known; the last one is told. */
  from(time: number, known: Mark | null): Promise<Beginning>
  /** Whether the file ends before its own end, of which `end` seconds could be decoded. */
  isCutShort(end: number): Promise<boolean>
}

/** A track that may be read from some place on, with a clock of its own. */
export interface Beginning {
  track: InputAudioTrack
  /** The time on its clock at which the file's sound begins, in seconds; below 0 where it begins behind that. */
  origin: number
  mark: Mark | null
}

/** Why a file has no sound: no track of sound is in it, none that can be decoded here, or it is no known file at all. */
export type NoMedia = 'silent' | 'foreign' | 'unreadable'

/** Opens a file. It may throw what mediabunny throws where bytes are missing or make no sense. */
export async function openMedia(
  file: FileBytes,
  /** Which of its tracks of sound, from 0; null for the one that it puts first itself. */
  wanted: number | null,
): Promise<Media | NoMedia> {
  const input = new Input({ source: file.source(), formats: FORMATS })
  if (!(await input.canRead())) return 'unreadable'
  const tracks = await input.getAudioTracks()
  if (tracks.length === 0) return 'silent'
  const track =
    wanted === null
      ? await input.getPrimaryAudioTrack({ filter: (each) => each.canDecode() })
      : tracks[wanted]
  if (!track || !(await track.canDecode())) return 'foreign'
  const video = await input.getPrimaryVideoTrack()
  const first = await input.getFirstTimestamp(video ? [track, video] : [track])
  // What lies before time 0 is not to be played: it is how encoders warm up.
  const origin = Math.max(0, first)
  const format = await input.getFormat()
  const end = await endOf(track, format)
  const length = end === null ? null : Math.max(0, end - origin)
  return {
    track,
    tracks: await Promise.all(tracks.map(describeTrack)),
    origin,
    length,
    async from(time, known) {
      const mark = await findMark(file, format, { time: origin + time, known })
      if (mark === null) return { track, origin, mark }
      const rest = new Input({ source: file.source(mark), formats: [format] })
      const trackOfRest = await rest.getPrimaryAudioTrack()
      if (trackOfRest === null) return { track, origin, mark: null }
      return { track: trackOfRest, origin: origin - mark.time, mark }
    },
    isCutShort: async (decoded) =>
      (format === WAVE && (await isWaveCutOff(file))) ||
      (format === OGG && (await isOggCutOff(file))) ||
      (length !== null && length - decoded > SLACK && (await isEndMissing(input, format, file))),
  }
}

async function describeTrack(track: InputAudioTrack): Promise<SoundTrack> {
  const [language, name] = [await track.getLanguageCode(), await track.getName()]
  // "und" is ISO 639's code for what is not told.
  return {
    language: language === 'und' ? null : language.slice(0, 35),
    name: name?.slice(0, 200) ?? null,
  }
}

/** Where the sound ends by what the file says of itself; only Ogg is cheap to be asked for its last packet. */
async function endOf(track: InputAudioTrack, format: InputFormat): Promise<number | null> {
  try {
    return format === OGG ? await track.computeDuration() : await track.getDurationFromMetadata()
  } catch {
    return null
  }
}

/** Whether sound that is short of the file's length is short because the file's end is missing. */
async function isEndMissing(input: Input, format: InputFormat, file: FileBytes): Promise<boolean> {
  if (format === MP3) return !(await isLengthGuessed(file))
  if (!(format instanceof MatroskaInputFormat)) return true
  // Matroska's length is that of its longest track, which may well be the video.
  const declared = await input.getDurationFromMetadata()
  return declared !== null && declared - (await input.computeDuration()) > SLACK
}
