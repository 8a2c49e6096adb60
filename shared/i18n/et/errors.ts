import type { Translation } from '../translation.ts'
import type { errors as source } from '../en/errors.ts'

export const errors: Translation<typeof source> = {
  address_invalid: 'See ei ole veebiaadress. Õige kuju on näiteks https://llm.hpc.ut.ee/v1.',
  address_insecure:
    'See aadress ei ole krüpteeritud: teised samas võrgus võivad näha nii sinu võtit kui ka teksti.',
  unreachable: 'Teenusega ei saa ühendust. Kontrolli aadressi ja võrku ning proovi uuesti.',
  certificate:
    'Teenuse sertifikaati ei saanud kontrollida, seega ei saadetud midagi. Kontrolli aadressi või küsi selle haldajalt.',
  timed_out: 'Teenus ei vastanud õigel ajal. Proovi uuesti, võib-olla on see hõivatud.',
  stalled: 'Teenus lõpetas saatmise. Saabunud tekst on alles; proovi uuesti.',
  cut: 'Ühendus katkes enne vastuse lõppu. Saabunud tekst on alles; proovi uuesti.',
  not_a_service: 'Sellel aadressil on veebileht, mitte keelemudeli teenus. Kontrolli aadressi.',
  no_model_list: 'Sellel teenusel ei ole mudelite loendit. Mudelite nimed võid ise sisestada.',
  no_chat_model: 'See teenus ei paku ühtki vestlusmudelit.',
  key_refused:
    'Teenus ei võtnud võtit vastu. Kontrolli, kas see on täielik; kui on, küsi HPC keskusest uus.',
  key_missing: 'Võtit ei ole. Jätkamiseks sisesta see uuesti.',
  forbidden:
    'Sinu võtmega ei saa seda mudelit kasutada. Vali teine või küsi HPC keskuse haldajatelt.',
  model_unknown: 'Teenus ei tunne seda mudelit. Vali teine.',
  too_long: 'Vestlus on mudeli jaoks liiga pikk. Alusta uut vestlust või saada lühem sõnum.',
  too_large: 'Teenus ei võta nii suurt päringut vastu. Saada korraga vähem.',
  rate_limited:
    'Teenuse kasutuslimiit on täis. Oota veidi ja proovi uuesti või palu HPC keskuse haldajal oma limiite muuta.',
  rate_limited_seconds_one:
    'Teenuse kasutuslimiit on täis: proovi uuesti {{count, number}} sekundi pärast või palu HPC keskuse haldajal oma limiite muuta.',
  rate_limited_seconds_other:
    'Teenuse kasutuslimiit on täis: proovi uuesti {{count, number}} sekundi pärast või palu HPC keskuse haldajal oma limiite muuta.',
  rate_limited_until:
    'Teenuse kasutuslimiit on täis: proovi uuesti {{duration}} pärast või palu HPC keskuse haldajal oma limiite muuta.',
  budget_spent: 'Sinu võtme eelarve on otsas. Palu HPC keskuse haldajal oma limiite muuta.',
  request_refused: 'Teenus lükkas päringu tagasi. Põhjus on üksikasjades.',
  server_error:
    'Teenuses tekkis viga. Proovi uuesti; kui see ei lähe üle, anna HPC keskusele teada.',
  cancelled: 'Tühistatud.',
  answer_running: 'Selles vestluses kirjutatakse veel vastust. Oota see ära või peata see enne.',
  not_found: 'Seda enam ei ole.',
  invalid_request: 'Jutt ei saanud omaenda päringust aru. Palun anna sellest teada.',
  sender_refused: 'See leht ei tohi seda teha.',
  storage_failed: 'Jutt ei saanud oma andmekausta kirjutada. Kontrolli, kas kettal on ruumi.',
  disk_full: 'Ketas on täis. Tee kettale ruumi ja proovi uuesti; salvestatu on alles.',
  no_speech_model: 'See teenus ei paku ühtki kõnetuvastusmudelit.',
  microphone_missing: 'Mikrofoni ei leitud. Ühenda mikrofon ja proovi uuesti.',
  microphone_refused:
    'Jutt ei tohi mikrofoni kasutada. Luba see süsteemi privaatsusseadetes ja proovi uuesti.',
  microphone_busy: 'Mikrofoni ei saanud avada; võib-olla kasutab seda mõni teine programm.',
  microphone_lost: 'Mikrofon ühendati lahti. Seni räägitu on alles.',
  sound_unreadable:
    'See ei ole heli- ega videofail, mida Jutt lugeda oskab. Teisenda see MP3-, M4A- või WAV-failiks ja proovi uuesti.',
  sound_empty: 'Selles failis ei ole heli.',
  sound_cut_short: 'See fail on vigane või poolik. Heli on alles nii palju, kui seda lugeda sai.',
  sound_interrupted: 'Salvestus katkes Jutu vea tõttu. Seni salvestatu on alles.',
  file_gone:
    'Faili ei saa enam lugeda. Võib-olla on see teisaldatud või kustutatud; lisa see uuesti.',
  file_not_written: 'Sinna ei saanud faili kirjutada. Vali teine kaust ja proovi uuesti.',
  recording_too_long: 'Ühte salvestisse mahub kuni 37 tundi. Senine osa on alles.',
  foreign_sound: 'Selle salvestise heli on millegi muuga asendatud. See jäeti puutumata.',
  internal: 'Jutus läks midagi valesti. Proovi uuesti; kui see kordub, anna palun teada.',
}
