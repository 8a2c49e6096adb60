import type { Translation } from '../translation.ts'
import type { data as source } from '../en/data.ts'

export const data: Translation<typeof source> = {
  place: 'Kaust',
  size: 'Maht',
  sizeParts: 'Vestlused {{database}}, salvestised {{recordings}}, otsinguindeks {{index}}',
  show: 'Näita kaustas',
  move: 'Vii mujale…',
  moveMeaning:
    'Vestlusi ja salvestisi võib hoida selle arvuti mõnes muus kaustas, näiteks suuremal kettal. Seaded ja võti jäävad oma kohale.',
  movePrepared:
    'Kõik on kopeeritud kausta {{folder}}. Järgmisel käivitamisel võtab Jutt kasutusele selle koopia ja eemaldab siinse.',
  restart: 'Taaskäivita kohe',
  stay: 'Jäta siia',
  backUp: 'Varunda…',
  backUpMeaning:
    'Kõik vestlused, transkriptsioonid ja seaded omaette kaustas, mida võid hoida kus tahes. Võtit selles ei ole.',
  withSound: 'Koos salvestiste heliga ({{size}})',
  backedUp: 'Varukoopia on kaustas {{folder}}.',
  restore: 'Taasta…',
  restoreMeaning:
    'Paneb varukoopia praeguste andmete asemele. Praegused andmed pannakse kõrvale, neid ei kustutata.',
  restoreHeading: 'Kas taastada see varukoopia?',
  restoreFacts: 'Tehtud {{date}}: {{chats}} ja {{recordings}}, {{size}}.',
  restoreChats_one: '{{count, number}} vestlus',
  restoreChats_other: '{{count, number}} vestlust',
  restoreRecordings_one: '{{count, number}} salvestis',
  restoreRecordings_other: '{{count, number}} salvestist',
  restoreSilent: 'Heli selles ei ole; salvestistel, mille heli on siin olemas, jääb see alles.',
  restoreLead:
    'Kõigepealt varukoopiat kontrollitakse. Siis käivitub Jutt sellega uuesti ja praegused andmed pannakse selle kõrvale omaette kausta. Võti jääb alles.',
  restoreNow: 'Taasta ja taaskäivita',
  shared: 'Ühiskasutatav arvuti: unusta sulgemisel kõik',
  sharedMeaning:
    'Iga kord, kui Jutt suletakse, kustutatakse kõik vestlused, salvestised, seaded ja võti; pärast krahhi järgmisel käivitamisel. Eksporditu ja varundatu jääb alles.',
  sharedHeading: 'Kas unustada sulgemisel kõik?',
  sharedLead:
    'Ka praegused andmed kaovad: Jutu sulgemisel kustutatakse kõik vestlused, salvestised, seaded ja võti ning neid ei saa tagasi.',
  sharedOn: 'Unusta sulgemisel',
  erase: 'Kustuta kõik…',
  eraseMeaning:
    'Kõik vestlused, salvestised, seaded, kõrvale pandu ja võti. Seejärel käivitub Jutt nagu esimest korda.',
  eraseHeading: 'Kas kustutada kõik?',
  eraseLead:
    'Kõik vestlused, salvestised, seaded ja võti kustutatakse sellest arvutist ja neid ei saa tagasi. Eksporditu ja varundatu jääb alles.',
  eraseWord: 'kustuta',
  eraseField: 'Kinnituseks kirjuta „{{word}}“',
  eraseNow: 'Kustuta kõik ja taaskäivita',
  moving: 'Kopeerin uude kausta: {{done}} / {{all}}',
  backing_up: 'Varundan: {{done}} / {{all}}',
  restored: 'Varukoopia on kontrollitud. Järgmisel käivitamisel võtab Jutt selle kasutusele.',
  restoring: 'Kontrollin varukoopiat: {{done}} / {{all}}',
  damaged:
    'Andmebaasis on kahjustatud koht. Järgmisel käivitamisel paneb Jutt faili kõrvale ja päästab kõik, mida lugeda saab.',
  choose_move: 'Vali kaust andmete jaoks',
  choose_back_up: 'Vali koht varukoopia jaoks',
  choose_restore: 'Vali varukoopia kaust',
  chosen_move: 'Vii siia',
  chosen_back_up: 'Varunda siia',
  chosen_restore: 'Vali',
}
