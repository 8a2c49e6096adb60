import type { Translation } from '../translation.ts'
import type { player as source } from '../en/player.ts'

export const player: Translation<typeof source> = {
  player: 'Kuulamine',
  play: 'Esita',
  pause: 'Peata',
  back: '5 sekundit tagasi',
  forward: '5 sekundit edasi',
  position: 'Koht',
  place: '{{place}} / {{length}}',
  speed: 'Kiirus',
  deleted: 'Heli on kustutatud.',
  failed: 'Heli ei saa esitada.',
}
