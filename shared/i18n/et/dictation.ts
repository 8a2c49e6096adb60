import type { Translation } from '../translation.ts'
import type { dictation as source } from '../en/dictation.ts'

export const dictation: Translation<typeof source> = {
  hold: 'Hoia ja räägi',
  language: 'Dikteerimise keel',
  et: 'eesti',
  en: 'inglise',
  auto: 'automaatne',
  autoShort: 'auto',

  recording: 'Salvestan',
  stopped: 'Salvestus lõppes',
  opening: 'Avan mikrofoni…',
  releaseToFinish: 'Lase lahti, kui valmis',
  pressToFinish: 'Vajuta, kui valmis',
  escapeCancels: 'Escape tühistab',
  noSound: 'Mikrofonist ei tule heli. Kontrolli, kas see on sisse lülitatud ega ole vaigistatud.',

  transcribing: 'Teen tekstiks…',
  thenSent: 'Saadan, kui tekst on valmis…',
  dontSend: 'Ära veel saada',
  goesOnIn: 'Jutt jätkab ise {{duration}} pärast. Seni võid edasi kirjutada.',
  goesOn: 'Jutt jätkab…',
  blocked: 'Räägitu on alles ja saab tekstiks kohe, kui see on lahendatud.',
  tryNow: 'Proovi kohe',

  nothing_heard: 'Kõnet ei olnud kuulda, seega ei saadetud midagi.',
  no_words: 'Räägitust ei tuvastatud ühtki sõna.',
  gaps_one: '{{count, number}} osa ei õnnestunud tekstiks teha.',
  gaps_other: '{{count, number}} osa ei õnnestunud tekstiks teha.',
  retry: 'Proovi uuesti',
  retrying: 'Proovin uuesti…',
  displaced:
    'Puuduv tekst jõudis kohale, kuid oled selle ümber sõnu muutnud. Kopeeri kogu räägitu ja pane see, kuhu soovid.',
  copy: 'Kopeeri kõik',
  cancelled: 'Dikteerimine on tühistatud; heli on alles.',
  transcribe: 'Tee tekstiks',
}
