/** The player below a transcript. */
export const player = {
  player: 'Player',
  play: 'Play',
  pause: 'Pause',
  back: 'Back 5 seconds',
  forward: 'Forward 5 seconds',
  position: 'Position',
  place: '{{place}} / {{length}}',
  speed: 'Speed',
  deleted: 'The sound is deleted.',
  failed: 'The sound cannot be played.',
} as const
