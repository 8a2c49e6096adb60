import type { Translation } from '../translation.ts'
import type { updates as source } from '../en/updates.ts'

export const updates: Translation<typeof source> = {
  heading: 'Uuendused',
  look: 'Otsi Jutu uuemaid versioone',
  lookMeaning:
    'Kord päevas küsib Jutt siis serverilt {{host}} uuemat versiooni ega ütle sellele muud kui seda, mis süsteem see on. Midagi ei laadita alla ega paigaldata enne, kui sina seda soovid.',
  noDevelopment: 'See Jutt töötab lähtekoodist: uuenda seda.',
  noPortable: 'Kaasaskantav Jutt end ise ei uuenda: asenda selle fail.',
  noFeed: 'See Jutt end ise ei uuenda: seda teeb see, kes selle paigaldas.',
  check: 'Otsi kohe',
  checking: 'Uuema versiooni otsimine…',
  current: 'Jutt on ajakohane.',
  available: 'Saadaval on versioon {{version}}.',
  fetch: 'Laadi alla',
  downloading: 'Versiooni {{version}} allalaadimine',
  ready:
    'Versioon {{version}} on alla laaditud. Selle kasutamiseks taaskäivitub Jutt; pooleliolevad vastused jäävad alles nii kaugele, kui need jõudsid.',
  install: 'Taaskäivita',
  unreachable: 'Uuemat versiooni ei saanud alla laadida. Proovi hiljem uuesti.',
  unsigned:
    'Uuemat versiooni ei ole allkirjastanud see, kes tegi selle Jutu, seega seda alla ei laaditud. Anna sellest HPC keskusele teada.',
}
