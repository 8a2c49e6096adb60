import type { Translation } from '../translation.ts'
import type { settings as source } from '../en/settings.ts'

export const settings: Translation<typeof source> = {
  heading: 'Seaded',
  service: 'Teenus',
  address: 'Aadress',
  practiceAddress: 'Harjutusteenus selles arvutis ({{address}})',
  key: 'Võti',
  keySealed: 'Hoitakse selle arvuti võtmehoidlas.',
  keyUnsealed: 'Hoitakse failis, mida sama konto teised programmid saavad lugeda.',
  keySession: 'Hoitakse ainult Jutu sulgemiseni; järgmisel käivitamisel küsib Jutt seda uuesti.',
  keyPractice: 'Harjutusteenus võtit ei vaja.',
  state: 'Olek',
  stateReady: 'Valmis',
  stateUnknown: 'Pärast käivitamist kontrollimata',
  stateOffline: 'Ühenduseta',
  stateKeyRefused: 'Võti ei kehti',
  checkAgain: 'Kontrolli teenust uuesti',
  checkedReady: 'Teenus vastas.',
  checkedOffline: 'Teenusega ei saa ühendust või see ei vasta nii, nagu peaks.',
  checkedUnknown: 'Kontrollimine jäi pooleli.',
  replaceKey: 'Vaheta võti…',
  replaceKeyHeading: 'Võtme vahetamine',
  replaceKeyLead:
    'Uut võtit kontrollitakse kõigepealt aadressil {{address}}; seni jääb kasutusse vana.',
  removeKey: 'Eemalda võti',
  removeKeyHeading: 'Kas eemaldada võti?',
  removeKeyLead:
    'Jutt unustab võtme ja vajab seda enne järgmist sõnumit uuesti. Vestlused jäävad alles.',
  leavePractice: 'Lõpeta harjutamine',
  models: 'Mudelid',
  chatModel: 'Vestlusmudel',
  chatModelMeaning:
    'Sellele läheb järgmine sõnum. Sõnumivälja juures valitud mudel on valitud ka siin.',
  titlesByModel: 'Mudel paneb pealkirjad',
  titlesMeaning:
    'Pärast esimest vastust küsib Jutt vestlusele pealkirja mudelilt, mis enne vastamist ei mõtle. Muidu on pealkirjaks vestluse esimesed sõnad.',
  kindChat: 'Vestlus',
  kindTranscription: 'Kõnetuvastus',
  kindEmbedding: 'Vektoresitus',
  microphone: 'Mikrofon',
  microphoneSystem: 'Süsteemi vaikemikrofon',
  microphoneAbsent: '{{label}} (ei ole ühendatud)',
  keepsOpen: 'Hoia mikrofon pärast dikteerimist 30 s avatuna',
  keepsOpenMeaning:
    'Nii algab järgmine dikteerimine juba pool sekundit enne klahvi vajutamist. Seni näitab süsteem, et mikrofon on kasutusel; kuuldu püsib mälus vaid selle poole sekundi ja salvestatakse ainult siis, kui dikteerid.',
  shortcut: 'Dikteeri mis tahes programmi',
  shortcutOff: 'Väljas',
  shortcutDescription: 'Dikteeri esiplaanil olevasse programmi',
  way_hook:
    'Hoia klahve all ja räägi, siis lase lahti; või puuduta neid korraks ja valmis saades veel kord. Selleks jälgib Jutt klaviatuuri, kuid paneb tähele ainult neid klahve.',
  way_portal:
    'Hoia klahve all ja räägi, siis lase lahti; või puuduta neid korraks ja valmis saades veel kord. Neist klahvidest annab Jutule teada töölaud, mis võib lasta valida teised.',
  way_toggle: 'Vajuta klahve ja räägi, siis vajuta neid uuesti.',
  way_none: 'Need klahvid siin ei tööta: need võivad olla mõne teise programmi käes.',
  way_unconnected:
    'Klahvid hakkavad tööle, kui Jutt on ühendatud teenusega, mis teeb kõne tekstiks.',
  obstacle_hook_wayland: 'Waylandi all ei tohi ükski programm klaviatuuri jälgida.',
  obstacle_hook_accessibility:
    'Et saaksid klahve all hoida, luba Jutt süsteemi seadetes: Privacy & Security, Accessibility.',
  obstacle_hook_no_display: 'Siin ei ole kuvarit.',
  obstacle_hook_failed:
    'Klaviatuuri ei saanud jälgida, seega ei näe Jutt, millal klahvid lahti lased.',
  obstacle_portal_failed: 'See töölaud ei anna programmidele teada, millal klahvid lahti lastakse.',
  target: 'Tekst läheb',
  targetFront: 'Esiplaanil olevasse programmi',
  targetClipboard: 'Lõikelauale',
  targetMeaning:
    'Kleepimiseks paneb Jutt teksti hetkeks lõikelauale ja taastab seejärel selle endise sisu. Kus kleepida ei saa, jääb tekst lõikelauale ja Jutt ütleb seda.',
  keepsRunning: 'Jäta Jutt tööle, kui selle aken suletakse',
  keepsRunningMeaning:
    'Nii töötavad klahvid ka ilma aknata. Akna avab Jutu uus käivitamine või ikoon kella kõrval.',
  lockedBy: 'Määranud administraator; siin seda muuta ei saa.',
  managedUnreadable:
    'Administraatori seadeid ei saanud lugeda, seetõttu ei kehti neist ükski. Teata sellest arvuti haldajale.',
  reset: 'Lähtesta',
  resetOf: 'Taasta jaotise „{{section}}“ vaikeseaded',
  appearance: 'Välimus',
  theme: 'Teema',
  themeSystem: 'Süsteemi järgi',
  themeLight: 'Hele',
  themeDark: 'Tume',
  language: 'Keel',
  languageSystem: 'Süsteemi järgi',
  textSize: 'Teksti suurus',
  general: 'Üldine',
  sections: 'Seadete jaotised',
  notifications: 'Teata, kui midagi on valmis',
  notificationsMeaning:
    'Kui sa akent ei vaata, teatab süsteem valmis vastustest ja transkriptsioonidest, ainult pealkirja järgi.',
  opensAtLogin: 'Käivita sisselogimisel ilma aknata',
  opensAtLoginMeaning: 'Jutt käivitub siis koos arvutiga ja ootab ikoonina kella kõrval.',
  about: 'Teave',

  dictation: 'Dikteerimine',
  dictationDays: 'Dikteeringuid hoitakse alles',
  days_one: '{{count, number}} päev',
  days_other: '{{count, number}} päeva',
  daysNone: 'Üldse mitte',
  daysForEver: 'Alati',
  dictationDaysMeaning:
    'Dikteeringu heli ja tekst kustutatakse, kui teksti kohalejõudmisest on möödunud nii palju aega; seda vaadatakse kord tunnis. Mis ei ole kohale jõudnud või on lünklik, jääb alles.',
  showDictations: 'Näita dikteeringuid',
  ownWords: 'Oma sõnad',
  ownWordsHint:
    'Nimed ja terminid, mida sageli valesti kuuldakse, igaüks omal real. Need saadetakse lühikeste dikteeringutega vihjetena kaasa.',
  spokenPunctuation: 'Öeldud kirjavahemärgid märkideks',
  spokenPunctuationMeaning:
    '„Koma“, „punkt“, „küsimärk“, „uus rida“, „uus lõik“ kirjutatakse märkidena; inglise keeles „comma“, „full stop“, „question mark“, „new line“, „new paragraph“.',
  cleanUp: 'Lase mudelil dikteeritud teksti siluda',
  cleanUpMeaning:
    'Mõtlemata vastav Qweni mudel paneb kirjavahemärgid ning jätab välja takerdumised ja täitehäälikud. Kui see võtab üle 1,5 s või muudab öeldut, jääb tekst silumata; algset teksti saab igal juhul vaadata.',
}
