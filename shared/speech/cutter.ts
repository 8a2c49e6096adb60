import { QUIETEST_SPEECH } from './activity.ts'
import type { Verdict } from './activity.ts'
import { FRAME_SAMPLES } from './frame-energy.ts'
import type { History } from './history.ts'
import { endAtPause, endOfTake, hearSpeech, openPiece, speechWithin } from './open-piece.ts'
import type { OpenPiece } from './open-piece.ts'
import { samplesIn } from './pcm.ts'
import type { Span } from './pcm.ts'
import { CUT_WINDOW, LEAST_SPEECH, LONG_PAUSE, LONGEST_PIECE, OVERLAP } from './piece.ts'
import { PADDING, PAUSE, SHORTEST_PIECE, shortestPiece, speechSamples } from './piece.ts'
import type { Piece } from './piece.ts'
import { quietestPlace } from './quietest.ts'

/** Loud frames in a row that make speech: 60 ms, the length of a short vowel; less is a click. */
const SPEECH_RUN = 3

/** dBFS. A louder floor (a crowd, a fan, music) may hide speech, or be taken for it. */
const LOUD_FLOOR = -50

/** Decibels. Speech that never stands out by more from the floor is doubtful. */
const CLEAR_CONTRAST = 15

/** A detector is asked about three stretches of this length before it is asked about a piece of 28 s. */
const PROBE = samplesIn(2)

/** Samples of a piece that speech may fill, so that the quiet after it still fits. */
const ROOM = LONGEST_PIECE - PADDING

export interface CutterDependencies {
  history: Pick<History, 'power' | 'loudest'>
  /** The speech that a detector hears in a stretch; null where none can judge. */
  detect: (stretch: Span) => Promise<Span[] | null>
  /** The last final piece, where a take goes on. */
  after: Piece | null
  /** Nobody waits for each phrase: pieces are longer. */
  isUnhurried: boolean
}

/** Decides from the verdicts on frames where pieces begin and end. */
export interface Cutter {
  /** Takes the verdict on the frame [start, end), and gives the pieces that became final. */
  judge(verdict: Verdict, frame: Span): Promise<Piece[]> | null
  /** Ends the take, of which `received` samples came. */
  finish(received: number): Promise<Piece[]>
  /** The sample before which no further piece will begin. */
  settled(): number
}

type State = { kind: 'quiet'; since: number } | { kind: 'speech'; piece: OpenPiece }

/** How far back from a verdict a piece may still begin: as far as a detector looks, and its padding. */
const LOOK_BACK = 2 * SHORTEST_PIECE

/** What must be done before a frame is taken. */
type Due = 'nothing' | 'cut-at-length' | 'cut-at-pause' | 'look-for-hidden' | 'look-before'

/** Makes a {@link Cutter}. */
export function createCutter(dependencies: CutterDependencies): Cutter {
  const { history, detect, after, isUnhurried } = dependencies
  let state: State =
    after?.cut === 'length'
      ? { kind: 'speech', piece: openPiece(after.end - OVERLAP) }
      : { kind: 'quiet', since: after?.end ?? 0 }
  let number = after ? after.number + 1 : 0
  let previousEnd = after?.end ?? 0
  let judged = 0
  let floor = -Infinity
  /** Pieces too short to be speech, for the case that there is nothing else in the take. */
  let slight: Piece[] = []

  function due({ run }: Verdict, end: number): Due {
    const heard = run >= SPEECH_RUN
    if (state.kind === 'quiet') {
      if (floor > LOUD_FLOOR) {
        return heard || end - state.since >= SHORTEST_PIECE ? 'look-for-hidden' : 'nothing'
      }
      return heard ? 'look-before' : 'nothing'
    }
    const { start, speechEnd } = state.piece
    if (heard) return end - start > ROOM ? 'cut-at-length' : 'nothing'
    const quiet = end - speechEnd
    const shortest = quiet >= LONG_PAUSE ? SHORTEST_PIECE : shortestPiece(start, isUnhurried)
    return quiet >= PAUSE && end - start >= shortest ? 'cut-at-pause' : 'nothing'
  }

  /** The speech that a detector hears where energy heard none. */
  async function hidden(quiet: Span): Promise<Span[]> {
    return history.loudest(quiet) < QUIETEST_SPEECH ? [] : ((await detect(quiet)) ?? [])
  }

  /**
   * Whether a detector hears at least half of what energy does, at the beginning, in the middle and at
   * the end. Music may be as clear as speech; but where words follow each other without a pause, to ask
   * about all of them would take longer than to decode them.
   */
  async function soundsSpoken({ start, end }: Span, loud: readonly Span[]): Promise<boolean> {
    const places = [start, Math.floor((start + end - PROBE) / 2), end - PROBE]
    const probes = places.map((at) => ({ start: at, end: at + PROBE }))
    const answers = await Promise.all(probes.map(detect))
    return probes.every((probe, index) => {
      const heard = answers[index] ?? null
      return heard === null || 2 * speechSamples(heard) >= speechSamples(speechWithin(loud, probe))
    })
  }

  /** Ends a piece. It is final unless it is doubtful and a detector hears no speech in it. */
  async function close(piece: OpenPiece, end: number, cut: Piece['cut']): Promise<Piece[]> {
    const span = { start: piece.start, end }
    const loud = speechWithin(piece.speech, span)
    const short = speechSamples(loud) < LEAST_SPEECH
    const unclear = floor > LOUD_FLOOR || history.loudest(span) - floor < CLEAR_CONTRAST
    const isDoubtful = short || unclear || (cut === 'length' && !(await soundsSpoken(span, loud)))
    const detected = isDoubtful ? await detect(span) : null
    if (detected?.length === 0) return []
    const overlap = Math.max(0, previousEnd - piece.start)
    const made = { number, ...span, speech: detected ?? loud, overlap, cut }
    if (short && detected === null) {
      if (number === 0) slight.push({ ...made, number: slight.length })
      return []
    }
    number += 1
    previousEnd = end
    return [made]
  }

  /** Cuts a piece that its speech outgrew at the quietest place; the next begins a little before. */
  async function cutAtLength(piece: OpenPiece): Promise<Piece[]> {
    const limit = piece.start + ROOM
    const cut = quietestPlace(history.power, limit - CUT_WINDOW, limit)
    const next = openPiece(cut - OVERLAP)
    for (const span of piece.speech) hearSpeech(next, span)
    state = { kind: 'speech', piece: next }
    return close(piece, cut, 'length')
  }

  /** Ends a piece at a pause, unless a detector hears speech there that energy did not. */
  async function cutAtPause(piece: OpenPiece, end: number): Promise<Piece[]> {
    for (const span of await hidden({ start: piece.speechEnd, end })) hearSpeech(piece, span)
    if (piece.speechEnd > piece.start + ROOM) return cutAtLength(piece)
    if (end - piece.speechEnd < PAUSE) return []
    const pieceEnd = endAtPause(piece, end)
    state = { kind: 'quiet', since: pieceEnd }
    return close(piece, pieceEnd, 'pause')
  }

  /** Begins a piece where a detector hears speech that energy did not, or heard late. */
  async function lookForHidden(since: number, end: number): Promise<void> {
    const start = Math.max(previousEnd, since, end - LOOK_BACK)
    state = { kind: 'quiet', since: end }
    for (const span of await hidden({ start, end })) hear(span)
  }

  function hear(span: Span): void {
    if (state.kind === 'quiet') {
      const start = Math.max(previousEnd, span.start - PADDING)
      state = { kind: 'speech', piece: openPiece(start) }
    }
    hearSpeech(state.piece, span)
  }

  async function settle(what: Due, { run }: Verdict, end: number): Promise<Piece[]> {
    if (state.kind === 'speech') {
      return what === 'cut-at-length' ? cutAtLength(state.piece) : cutAtPause(state.piece, end)
    }
    // Before clear speech only its beginning is in doubt; over a loud floor, all since the last look.
    const since = what === 'look-before' ? end - PAUSE : state.since
    await lookForHidden(since, end - run * FRAME_SAMPLES)
    return []
  }

  async function settleThenHear(what: Due, verdict: Verdict, frame: Span): Promise<Piece[]> {
    const pieces = await settle(what, verdict, frame.end)
    hearRun(verdict, frame)
    return pieces
  }

  function hearRun({ run }: Verdict, { start, end }: Span): void {
    if (run >= SPEECH_RUN) hear({ start: start - (run - 1) * FRAME_SAMPLES, end })
  }

  return {
    judge(verdict, frame) {
      floor = verdict.floor
      judged = frame.end
      if (state.kind === 'quiet' && frame.end <= previousEnd) return null
      const what = due(verdict, frame.end)
      if (what !== 'nothing') return settleThenHear(what, verdict, frame)
      hearRun(verdict, frame)
      return null
    },
    async finish(received) {
      if (state.kind === 'quiet' && floor > LOUD_FLOOR) await lookForHidden(state.since, received)
      const pieces =
        state.kind === 'speech'
          ? await close(state.piece, endOfTake(state.piece, received), 'end')
          : []
      return number === 0 ? slight : pieces
    },
    settled() {
      const doubtful = number === 0 ? slight[0] : undefined
      if (doubtful) return doubtful.start
      if (state.kind === 'speech') return state.piece.start
      return Math.max(previousEnd, judged - LOOK_BACK - PADDING)
    },
  }
}
