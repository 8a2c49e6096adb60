import type { Translation } from '../translation.ts'
import type { transcripts as source } from '../en/transcripts.ts'

export const transcripts: Translation<typeof source> = {
  dictation: 'Dikteerimine, {{time}}',
  found: 'Leitud salvestis',
  menu: 'Salvestise „{{name}}“ menüü',
  deleted: '„{{name}}“ on kustutatud.',

  dropHeading: 'Lase lahti, et lisada',
  dropLead: 'Helist ja videost saab tekst; pildid ja dokumendid lähevad sõnumiga kaasa.',
  folder_one: 'Kausta ei saa lisada ({{names}}). Lohista siia selles olevad failid.',
  folder_other: 'Kaustu ei saa lisada ({{names}}). Lohista siia neis olevad failid.',
  notAdded: '{{names}}: {{sentence}}',
  andMore: '{{names}} ja veel {{count, number}}',

  transcript: 'Salvestise tekst',
  opening: 'Avan salvestist…',
  length: 'Pikkus',
  language: 'Keel',
  languageAuto: 'automaatne',
  progress: 'Tekstiks tegemine',
  reading: 'Loen faili…',
  readingSoFar: 'Loen faili: seni {{read}}',
  readingPart: 'Loen faili: {{percent}}',
  unread: 'Ootan faili ülejäänud osa lugemist',
  transcribing: 'Teen tekstiks: {{done}} / {{total}}',
  held: 'Tekstiks tehtud {{done}} / {{total}}',
  heldAtStart: 'Midagi ei ole veel tekstiks tehtud',
  heldInPractice:
    'See on salvestatud päris teenuse jaoks, harjutusteenus seda ei saa. Töö jätkub, kui harjutamine on lõpetatud.',
  waitingForText: 'Ootan teenuselt teksti… {{duration}}',
  goesOnIn: 'Jutt jätkab ise {{duration}} pärast.',
  goesOn: 'Jutt jätkab kohe…',
  refusing: 'Mitu osa lükati samal põhjusel tagasi, seetõttu ülejäänuid ei saadetud.',
  tryNow: 'Proovi kohe',
  done: 'Tekstiks tehtud',
  gaps_one: '{{count, number}} osa puudub',
  gaps_other: '{{count, number}} osa puudub',
  silent: 'Kõnet ei ole',
  silentLead:
    'Selles salvestises ei olnud kedagi rääkimas kuulda, seega ei saadetud sellest midagi.',
  wordless: 'Selles salvestises ei tuvastatud ühtki sõna.',
  cancelled: 'Katkestatud',
  cancelledLead:
    'Heli on alles. See, mis on veel tekstiks tegemata, saadetakse ainult sinu soovil.',
  notTranscribed: 'Tekstiks tegemata',
  foundLead:
    'See heli oli Jutu kaustas, aga muud selle kohta teada ei ole. See saadetakse ainult sinu soovil.',
  failed: 'Ebaõnnestus',
  noText: 'Tekst ilmub siia jooksvalt.',
  pending: 'Tekst on alles tulemas',

  transcribe: 'Tee tekstiks',
  retry: 'Proovi uuesti',
  retryPart: 'Proovi uuesti {{from}}–{{to}}',
  gap: 'Puuduv osa, {{from}}–{{to}}',
  gapShort: 'Siin tuli vähem teksti, kui räägiti.',
  gapLoop: 'Siin kordas teenus iseennast.',
  doubtful: 'Saabunud tekst, mis võib olla vale:',
  untranscribed: '{{from}}–{{to}} on tekstiks tegemata.',
  copyText: 'Kopeeri tekst',
  exportText: 'Salvesta TXT',

  finished: '„{{name}}“ on tekstiks tehtud.',
  finishedWithGaps_one: '„{{name}}“ on tekstiks tehtud; {{count, number}} osa puudub.',
  finishedWithGaps_other: '„{{name}}“ on tekstiks tehtud; {{count, number}} osa puudub.',
  ended: 'Salvestist „{{name}}“ ei saanud tekstiks teha: {{sentence}}',
}
