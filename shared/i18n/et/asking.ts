import type { Translation } from '../translation.ts'
import type { asking as source } from '../en/asking.ts'

export const asking: Translation<typeof source> = {
  ask: 'Küsi selle transkriptsiooni kohta',
  ready: 'Valmisküsimused',
  summary: 'Kokkuvõte',
  minutes: 'Protokoll',
  decisions: 'Otsused',
  summaryText:
    'Tee sellest salvestisest kokkuvõte: kõigepealt sisu kolme lausega, siis peamised mõtted selles järjekorras, nagu neist räägitakse, igaühe juures aeg, millal see algab.',
  minutesText:
    'Koosta selle koosoleku protokoll: kes osalesid (nii palju kui aru saab), teemad järjekorras koos sellega, mida nende kohta räägiti, otsused ning ülesanded koos tegija ja tähtajaga. Lisa igaühele aeg. Mida ei öeldud, see jäta välja.',
  decisionsText:
    'Loetle kõik otsused, mis selles salvestises tehti: mida otsustati, kes otsustas, miks, ja aeg. Siis loetle, mis jäi lahtiseks. Kui midagi ei otsustatud, ütle seda.',
  inParts_one:
    'Transkriptsioon on pikem, kui {{model}} korraga lugeda suudab: kõigepealt loetakse läbi {{count, number}} osa.',
  inParts_other:
    'Transkriptsioon on pikem, kui {{model}} korraga lugeda suudab: {{count, number}} osa loetakse üksteise järel.',
  readingPart: 'Loen osa {{part, number}} / {{parts, number}} ({{duration}})',
  wasRead_one:
    'Transkriptsioon oli pikem, kui mudel korraga lugeda suudab: see vastus on tehtud {{count, number}} osa märkmetest.',
  wasRead_other:
    'Transkriptsioon oli pikem, kui mudel korraga lugeda suudab: selle {{count, number}} osa loeti üksteise järel ja vastus on tehtud nende märkmetest.',
  theModel: 'mudel',
  openAt: 'Ava salvestis kohal {{time}}',
}
