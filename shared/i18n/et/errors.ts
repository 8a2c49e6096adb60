import type { Translation } from '../translation.ts'
import type { errors as source } from '../en/errors.ts'

export const errors: Translation<typeof source> = {
  address_invalid: 'See ei ole veebiaadress. Õige kuju on näiteks https://llm.hpc.ut.ee/v1.',
  address_insecure:
    'See aadress ei ole krüpteeritud: teised samas võrgus võivad näha nii sinu võtit kui ka teksti.',
  unreachable: 'Teenusega ei saa ühendust. Kontrolli aadressi ja võrku ning proovi uuesti.',
  certificate:
    'Teenuse sertifikaati ei saanud kontrollida, seega ei saadetud midagi. Kontrolli aadressi või küsi selle haldajalt.',
  certificate_self_signed:
    'Teenuse sertifikaadi on andnud teenus ise ja seda ei kinnita keegi teine, seega ei saadetud midagi. Kontrolli aadressi või küsi teenuse haldajalt.',
  certificate_expired:
    'Teenuse sertifikaat on aegunud, seega ei saadetud midagi. Kontrolli selle arvuti kuupäeva; kui see on õige, anna teada teenuse haldajale.',
  certificate_not_yet_valid:
    'Teenuse sertifikaat ei kehti veel, seega ei saadetud midagi. Kontrolli selle arvuti kuupäeva ja kellaaega.',
  certificate_wrong_host:
    'Vastanud sertifikaat on antud teisele aadressile, seega ei saadetud midagi. Kontrolli aadressi; kui võrk nõuab sisselogimist, logi enne sisse.',
  certificate_unknown_issuer:
    'Teenuse sertifikaadi väljaandjat see arvuti ei tunne, seega ei saadetud midagi. Kontrolli aadressi või küsi oma haldajalt.',
  no_such_host:
    'Sellise nimega serverit ei leitud. Kontrolli aadressi ja võrku ning proovi uuesti.',
  connection_refused:
    'Teenusega ei saa ühendust: selle aadressilt ei vastata. Võib-olla teenus ei tööta; proovi hiljem uuesti.',
  connection_lost: 'Teenusega ei saa ühendust: ühendus katkeb. Proovi uuesti.',
  connection_slow:
    'Teenusega ei saa ühendust: vastust ei tule õigel ajal. Kontrolli võrku; mõni teenus nõuab ülikooli võrku või selle VPN-i.',
  no_network: 'Võrguühendust ei ole. Ühenda arvuti võrku ja proovi uuesti.',
  no_tls:
    'Sellel aadressil asuv teenus ei kasuta krüpteeritud https-ühendust. Kontrolli aadressi ja porti.',
  not_http: 'Sellel aadressil ei vasta veebiteenus. Kontrolli aadressi ja porti.',
  proxy_refused: 'Sinu võrgu puhverserver ei lasknud ühendust läbi. Küsi võrgu haldajalt.',
  proxy_unusable:
    'Sinu võrk nõuab puhverserverit, mida Jutt kasutada ei oska, seega ei saadetud midagi. Küsi võrgu haldajalt.',
  timed_out: 'Teenus ei vastanud õigel ajal; võib-olla on see hõivatud. Proovi uuesti.',
  stalled: 'Teenus lõpetas saatmise. Saabunud tekst on alles; proovi uuesti.',
  cut: 'Ühendus katkes enne vastuse lõppu. Saabunud tekst on alles; proovi uuesti.',
  not_a_service:
    'Sellel aadressil on veebileht, mitte keelemudeli teenus. Kontrolli aadressi; kui võrk nõuab sisselogimist, logi enne sisse.',
  redirected:
    'See aadress suunab edasi teisele, aga Jutt saadab sinu võtme ainult sinna, kuhu sa ise ütled. Vaata üksikasju ja sisesta teine aadress, kui sa seda usaldad.',
  no_model_list: 'Sellel teenusel ei ole mudelite loendit. Mudelite nimed võid ise sisestada.',
  no_chat_model: 'See teenus ei paku ühtki vestlusmudelit.',
  key_refused:
    'Teenus ei võtnud võtit vastu. Proovi uuesti ja kontrolli, kas võti on täielik; kui on, küsi HPC keskusest uus.',
  key_expired: 'Sinu võti on aegunud. Küsi HPC keskusest uus.',
  key_malformed:
    'See ei ole võti: selles on tühik, reavahetus või täht, mida võtmetes ei ole. Kopeeri see uuesti tervenisti.',
  key_missing: 'Võtit ei ole. Jätkamiseks sisesta see uuesti.',
  forbidden:
    'Sinu võtmega ei saa seda mudelit kasutada. Vali teine või küsi HPC keskuse haldajatelt.',
  model_unknown: 'Teenus ei tunne seda mudelit. Vali teine.',
  too_long: 'Vestlus on mudeli jaoks liiga pikk. Alusta uut vestlust või saada lühem sõnum.',
  too_long_tokens:
    'Vestlus on mudeli jaoks liiga pikk: selles on {{given, number}} tokenit, aga mudel võtab vastu {{limit, number}}. Alusta uut vestlust või saada lühem sõnum.',
  too_long_limit:
    'Vestlus on mudeli jaoks liiga pikk: mudel võtab vastu {{limit, number}} tokenit. Alusta uut vestlust või saada lühem sõnum.',
  too_large: 'Teenus ei võta nii suurt päringut vastu. Saada korraga vähem.',
  rate_limited:
    'Teenuse kasutuslimiit on täis. Oota veidi ja proovi uuesti või pöördu limiitide muutmiseks HPC keskuse haldaja poole.',
  rate_limited_seconds_one:
    'Teenuse kasutuslimiit on täis: proovi uuesti {{count, number}} sekundi pärast või pöördu limiitide muutmiseks HPC keskuse haldaja poole.',
  rate_limited_seconds_other:
    'Teenuse kasutuslimiit on täis: proovi uuesti {{count, number}} sekundi pärast või pöördu limiitide muutmiseks HPC keskuse haldaja poole.',
  rate_limited_until:
    'Teenuse kasutuslimiit on täis: proovi uuesti {{duration}} pärast või pöördu limiitide muutmiseks HPC keskuse haldaja poole.',
  rate_limited_model:
    'Mudeli {{model}} kasutuslimiit on täis. Oota veidi ja proovi uuesti, vali teine mudel või pöördu limiitide muutmiseks HPC keskuse haldaja poole.',
  rate_limited_model_until:
    'Mudeli {{model}} kasutuslimiit on täis: proovi uuesti {{duration}} pärast, vali teine mudel või pöördu limiitide muutmiseks HPC keskuse haldaja poole.',
  budget_spent:
    'Sinu võtme eelarve on otsas. Limiitide muutmiseks pöördu HPC keskuse haldaja poole.',
  request_refused: 'Teenus lükkas päringu tagasi. Põhjus on üksikasjades.',
  parameter_refused:
    'Teenus ei võta vastu üht selle vestluse parameetritest. Taasta soovitatud väärtused; üksikasjad ütlevad, milline see on.',
  answer_limit:
    'Selle vestluse jaoks määratud vastuse pikkus ei mahu ära: mudel võtab küsimuse ja vastuse peale kokku {{limit, number}} tokenit. Määra väiksem piir.',
  sound_refused:
    'Teenus ei saanud seda heli lugeda. Proovi uuesti; kui see kordub, anna HPC keskusele teada.',
  service_unavailable:
    'Teenus ei ole praegu kättesaadav, võib-olla seda taaskäivitatakse. Proovi mõne minuti pärast uuesti; kui see ei lähe üle, anna HPC keskusele teada.',
  server_error:
    'Teenuses tekkis viga. Proovi uuesti; kui see ei lähe üle, anna HPC keskusele teada.',
  cancelled: 'Tühistatud.',
  answer_not_kept: 'Jäta enne üks vastustest alles, siis saab vestlus jätkuda.',
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
  sound_needs_ffmpeg:
    'Seda liiki faile loeb Jutt ainult ffmpeg-programmi abil, mida siin ei ole. Paigalda ffmpeg (ffmpeg.org) ja proovi uuesti või teisenda fail MP3-, M4A- või WAV-failiks.',
  source_changed:
    'Faili on muudetud pärast seda, kui Jutt seda lugema hakkas. Varem loetu on alles; kogu faili jaoks lisa see uuesti.',
  missing_from: 'alates kohast {{from}}',
  missing_between: '{{from}} kuni {{to}}',
  missing_sound: 'Heli puudub: {{places}}.',
  sound_interrupted: 'Salvestus katkes Jutu vea tõttu. Seni salvestatu on alles.',
  file_gone:
    'Faili ei saa enam lugeda. Võib-olla on see teisaldatud või kustutatud; lisa see uuesti.',
  import_unreadable:
    'Seda faili ei saanud importida: see on rikutud või ei ole ühegi tuntud programmi eksport. Midagi ei muudetud.',
  file_not_written: 'Sinna ei saanud faili kirjutada. Vali teine kaust ja proovi uuesti.',
  locked: 'Selle on määranud administraator ja seda ei saa siin muuta.',
  folder_unusable: 'Selles kaustas ei saa Jutt oma andmeid hoida. Vali mõni muu.',
  folder_network:
    'See kaust asub teises arvutis, kus Jutu andmebaas võib kahjustuda. Vali kaust selle arvuti kettal.',
  folder_read_only: 'Jutt ei tohi sellesse kausta kirjutada. Vali mõni muu.',
  folder_too_small:
    'Sellel kettal ei ole piisavalt ruumi. Tee ruumi juurde või vali kaust mõnel muul kettal.',
  folder_taken: 'Selles kaustas on juba Jutu andmed. Vali mõni muu.',
  folder_same: 'Andmed on juba selles kaustas. Vali mõni muu.',
  backup_unusable: 'Seda varukoopiat ei saa kasutada. Midagi ei muudetud.',
  backup_unknown:
    'See kaust ei ole Jutu varukoopia. Vali kaust, mille tegi „Varunda…“; selle nimi algab sõnaga „Jutt“. Midagi ei muudetud.',
  backup_damaged:
    'See varukoopia on kahjustatud või poolik. Kui sul on vanem, vali see. Midagi ei muudetud.',
  backup_newer:
    'See varukoopia on tehtud Jutu uuema versiooniga. Paigalda kõigepealt see versioon. Midagi ei muudetud.',
  recording_too_long: 'Ühte salvestisse mahub kuni 37 tundi. Senine osa on alles.',
  foreign_sound: 'Selle salvestise heli on millegi muuga asendatud. See jäeti puutumata.',
  sound_deleted:
    'Selle salvestise heli on kustutatud, seda ei saa enam kuulata ega uuesti transkribeerida.',
  sound_not_compressed: 'Heli ei õnnestunud muutumatuna tihendada. See on alles nagu enne.',
  internal: 'Jutus läks midagi valesti. Proovi uuesti; kui see kordub, anna palun teada.',
}
