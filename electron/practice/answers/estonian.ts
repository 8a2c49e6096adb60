import { codeBlock, table, type Phrases } from './phrases.ts'
import type { Wish } from './wishes.ts'

const wishNames: Record<Wish, string> = {
  code: 'koodinäidet',
  table: 'tabelit',
  maths: 'valemeid',
  list: 'loendit',
  long: 'pikka teksti',
}

const conjunction = new Intl.ListFormat('et', { type: 'conjunction' })

const paragraphs = [
  'See on siin selleks, et näeksid, kuidas Jutt pika vastuse ajal käitub: tekst järgib lehe lõppu, kuni kerid üles, ja jätab su siis sinna, kus loed.',
  'Proovi vastuse ajal nuppu „Peata“. Kohale jõudnu jääb alles ning vastust saab uuesti küsida.',
  'Ükski neist sõnadest ei ole keelemudeli kirjutatud. Need seisavad harjutusteenuses endas ja on iga kord samad.',
]

export const estonian: Phrases = {
  thinking({ words, messages, wishes }) {
    const asked = wishes.map((wish) => wishNames[wish])
    return [
      'Siin ei mõtle ükski mudel: need read pärinevad harjutusteenusest ja näitavad, kuhu mudeli mõttekäik ilmub.',
      `Päringus on ${count(messages, 'sõnum', 'sõnumit')}; viimases on ${count(words, 'sõna', 'sõna')} ja see tundus olevat eesti keeles.`,
      asked.length > 0
        ? `Selles soovitakse ${conjunction.format(asked)}, nii et vastuses on see olemas.`
        : 'Selles ei nimetata midagi, mida harjutusvastus näidata oskab, nii et vastus tuleb lühike.',
    ].join('\n\n')
  },
  opening: ({ model }) =>
    `**See on harjutusvastus.** Selle taga ei ole keelemudelit: selle kirjutas mudeli \`${model}\` asemel Jutu enda harjutusteenus sinu arvutis, et saaksid akent ilma võtmeta proovida.`,
  quoted: 'Sa kirjutasid:',
  attachments: (attached) =>
    `Kaasas oli ${count(attached, 'manus', 'manust')}, mida keegi ei vaadanud.`,
  hint: 'Küsi koodi, tabelit, valemit, loendit või pikka teksti, ja harjutusvastuses on see olemas.',
  closing: ({ messages, parameters }) =>
    `Kohale jõudis ${count(messages, 'sõnum', 'sõnumit')}${parameters.length > 0 ? `, parameetritega ${parameters.join(', ')}` : ''}.`,
  parts: {
    code: (question) =>
      `Koodinäide:\n\n${codeBlock(question, 'Loeb küsimuse sõnad kokku', 'sõna')}`,
    table: ({ model, messages, words, text }) =>
      `Tabel sellest, mis kohale jõudis:\n\n${table(
        ['Mis', 'Väärtus'],
        [
          ['Küsitud mudel', `\`${model}\``],
          ['Sõnumeid', messages],
          ['Sõnu viimases', words],
          ['Tähemärke viimases', text.length],
        ],
      )}`,
    maths: () =>
      'Valem reas: $e^{i\\pi} + 1 = 0$. Ja omaette:\n\n$$\n\\int_{-\\infty}^{\\infty} e^{-x^2}\\,dx = \\sqrt{\\pi}\n$$',
    list: () =>
      [
        'Loend sellest, mida siin proovida saab:',
        '',
        '- Vestlus',
        '  - peata vastus selle kirjutamise ajal',
        '  - vaheta vestluse keskel mudelit',
        '- Välimus',
        '  - hele ja tume',
        '  - eesti ja inglise keel',
      ].join('\n'),
    long: () =>
      Array.from(
        { length: 12 },
        (_, index) =>
          `### ${index + 1}. osa 12-st\n\n${paragraphs[index % paragraphs.length] ?? ''}`,
      ).join('\n\n'),
  },
}

/** Estonian counts in the partitive: 1 sõnum, 2 sõnumit. */
function count(amount: number, one: string, many: string): string {
  return `${amount} ${amount === 1 ? one : many}`
}
