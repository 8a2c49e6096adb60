import type { Translation } from '../translation.ts'
import type { firstRun as source } from '../en/firstRun.ts'

export const firstRun: Translation<typeof source> = {
  heading: 'Tere tulemast Juttu',
  lead: 'Vestle Tartu Ülikooli HPC keskuse keelemudelitega.',
  keyMissing:
    'Jutul ei ole enam sinu võtit: seda hoiti ainult eelmise käivituse ajal või ei saa selle arvuti võtmehoidlat lugeda. Jätkamiseks sisesta võti uuesti; sinu vestlused on alles.',
  language: 'Keel',
  address: 'Serveri aadress',
  addressHint: 'Sobib iga OpenAI-ga ühilduv teenus.',
  key: 'API-võti',
  showKey: 'Näita võtit',
  hideKey: 'Peida võti',
  keyHint: 'Sul ei ole veel võtit? Küsi see HPC keskuse haldajatelt.',
  guide: 'Loe teenuse juhendit',
  noKeyStore:
    'Selles arvutis ei ole võtmehoidlat, mida Jutt saaks kasutada. Seepärast hoitakse võtit ainult Jutu sulgemiseni ja järgmisel käivitamisel tuleb see uuesti sisestada.',
  keepUnsealed: 'Hoia võtit siiski alles failis, mida sama konto teised programmid saavad lugeda',
  connect: 'Ühenda',
  connecting: 'Ühendan…',
  insecureHeading: 'Kas ühendada krüpteerimata?',
  connectInsecure: 'Ühenda krüpteerimata',
  modelNames: 'Mudelite nimed',
  modelNamesHint: 'Igal real üks nimi, nii nagu teenuse haldaja on need andnud.',
  modelNamesMissing: 'Sisesta vähemalt üks nimi.',
  connectAnyway: 'Ühenda ikkagi',
  addressMissing: 'Sisesta teenuse aadress.',
  keyForbidden:
    'Teenus ei luba seda võtit kasutada. Kontrolli, kas see on õige, või küsi HPC keskuse haldajatelt.',
  practise: 'Proovi ilma võtmeta',
  practising: 'Käivitan harjutusteenust…',
  practiseHint:
    'Käivitab selles arvutis harjutusteenuse. Selle taga ei ole mudelit ja arvutist ei lähe midagi välja.',
  privacy: 'Sinu tekst ja salvestised lähevad sellesse teenusesse ja mitte kuhugi mujale.',
  consent: 'Salvesta teisi inimesi ja saada nende salvestisi ainult nende nõusolekul.',
  mistakes: 'Vastused võivad olla valed: kontrolli üle, mis on oluline.',
}
