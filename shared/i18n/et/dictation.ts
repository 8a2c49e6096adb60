import type { Translation } from '../translation.ts'
import type { dictation as source } from '../en/dictation.ts'

export const dictation: Translation<typeof source> = {
  hold: 'Hoia ja räägi',
  language: 'Dikteerimise keel',
  et: 'Eesti',
  en: 'Inglise',
  auto: 'Automaatne',
  autoShort: 'Auto',

  recording: 'Salvestan',
  stopped: 'Salvestus lõppes',
  opening: 'Avan mikrofoni…',
  releaseToFinish: 'Lase lahti, kui valmis',
  pressToFinish: 'Vajuta uuesti, kui valmis',
  escapeCancels: 'Escape tühistab',
  silence_zeros: 'Mikrofonist ei tule heli. Kontrolli, kas see on sisse lülitatud ja vaigistamata.',
  silence_muted: 'Mikrofon on vaigistatud. Lülita selle heli sisse; salvestus kestab.',
  silence_refused:
    'Süsteem annab Jutule heli asemel vaikust. Luba mikrofon süsteemi privaatsusseadetes.',
  replaced: 'Valitud mikrofon ei ole ühendatud; kasutusel on „{{label}}“.',
  switched:
    'Mikrofon ühendati lahti; nüüd on kasutusel „{{label}}“. Seni räägitu on alles; vahelt võib hetk puududa.',

  transcribing: 'Transkribeerin…',
  waiting: 'Ootan teenust: {{duration}}',
  thenSent: 'Saadan, kui tekst on valmis…',
  dontSend: 'Ära veel saada',
  goesOnIn: 'Jutt jätkab ise {{duration}} pärast. Seni võid edasi kirjutada.',
  goesOn: 'Jutt jätkab…',
  blocked: 'Räägitu on alles ja transkribeeritakse kohe, kui takistus on kõrvaldatud.',
  refusing:
    'Räägitu on alles. Mitu osa lükati samal põhjusel tagasi, seetõttu ülejäänuid ei saadetud.',
  tryNow: 'Proovi kohe',

  nothing_heard: 'Kõnet ei olnud kuulda, seega ei saadetud midagi.',
  no_words: 'Räägitust ei tuvastatud ühtki sõna.',
  gaps_one: '{{count, number}} osa ei õnnestunud transkribeerida.',
  gaps_other: '{{count, number}} osa ei õnnestunud transkribeerida.',
  retry: 'Proovi uuesti',
  retrying: 'Proovin uuesti…',
  displaced:
    'Puuduv tekst jõudis kohale, kuid oled vahepeal selle koha ümbrust muutnud. Kopeeri kõik räägitu ja kleebi see, kuhu soovid.',
  copy: 'Kopeeri kõik',
  tidied: 'Mudel silus seda teksti.',
  asHeard: 'Näita algset teksti',
  cancelled: 'Dikteerimine on tühistatud; heli on alles.',
  transcribe: 'Transkribeeri',
}
