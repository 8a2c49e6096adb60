import type { Translation } from '../translation.ts'
import type { attachments as source } from '../en/attachments.ts'

export const attachments: Translation<typeof source> = {
  attach: 'Lisa manus',
  files: 'Failid…',
  list: 'Manused',
  remove: 'Eemalda {{name}}',
  reading: 'loen…',
  measure: '{{size}}, umbes {{tokens}} tokenit',
  notSeen: '{{model}} ei loe pilte: need jäävad välja. Vali mudel, mis pilte loeb.',
  maybeNotSeen: 'Jutt ei tea, kas {{model}} loeb pilte; teenus võib neist keelduda.',
  tooLong:
    'See võib olla mudeli {{model}} jaoks liiga pikk: vaja on umbes {{needed}} tokenit, mudelile mahub {{limit}}.',
  shorten: 'Lühenda sõnumit või alusta uut vestlust.',
  wouldFit:
    'Manustest mahuks umbes {{room}} tokenit: lisa neist väiksem osa või alusta uut vestlust.',
  onlyWhatFits: 'Lisa ainult see, mis mahub',
  cutHere: 'Ülejäänut siin ei näidata; mudel saab kõik.',
  empty: 'Fail „{{name}}“ on tühi.',
  too_large: 'Fail „{{name}}“ on manuseks liiga suur. Lisa ainult oluline osa.',
  unpacks_too_large:
    'Faili „{{name}}“ ei avatud: lahtipakituna oleks see dokumendi kohta liiga suur.',
  too_slow:
    'Faili „{{name}}“ lugemine võttis liiga kaua. Salvesta see uuesti või kopeeri tekst sõnumisse.',
  encrypted: 'Fail „{{name}}“ on parooliga lukus. Salvesta paroolita koopia ja lisa see.',
  damaged: 'Faili „{{name}}“ ei saa lugeda: see on kahjustatud või pole see, mida nimi ütleb.',
  unsupported:
    'Jutt ei loe sellist faili nagu „{{name}}“. Lisada saab pilte, teksti, koodi ning PDF- ja DOCX-faile.',
  no_text: 'Failis „{{name}}“ ei ole teksti: leheküljed võivad olla pildid. Lisa need piltidena.',
  tooMany: 'Faili „{{name}}“ ei lisatud: sõnumile saab lisada kuni {{most}} faili.',
  failed: 'Faili „{{name}}“ ei lisatud. {{sentence}}',
}
