import type { Translation } from '../translation.ts'
import type { about as source } from '../en/about.ts'

export const about: Translation<typeof source> = {
  version: 'Versioon',
  hosts: 'Serverid, millega Jutt suhtleb',
  hostService: 'Teenus',
  hostServiceMeaning: 'Sõnumid, heli ja võti lähevad sinna ja mitte kuhugi mujale.',
  hostPractice: 'Mitte ühegagi: harjutades jääb kõik sellesse arvutisse.',
  hostUpdatesMeaning: 'Sealt otsib Jutt uuemaid versioone, sest sa lülitasid selle sisse.',
  hostNoUpdates: 'Mitte ühegagi: Jutt uuemaid versioone ei otsi.',
  hostBrowser: 'Veebibrauser',
  hostBrowserMeaning:
    'Teenuse juhend ja veebivestlus. Need avanevad sinu veebibrauseris ja ainult siis, kui sa seda soovid; samuti lingid vastustes.',
  hostsMeaning:
    'Muid ei ole: Jutt ei saada kasutusandmeid ega laadi veebist fonte ega pilte. Kui süsteemis on seadistatud puhverserver, liigub kõik selle kaudu.',
  log: 'Logi',
  logMeaning:
    'Jutu käivitamised ja sulgemised ning see, kus programmis midagi ebaõnnestus. Võtit ega seda, mida sa kirjutasid või ütlesid, selles ei ole.',
  showLog: 'Näita logi kaustas',
  copyLog: 'Kopeeri logi',
  readLog: 'Loe logi',
  licences: 'Litsentsid',
  licencesMeaning: 'Jutt on vaba tarkvara MIT-litsentsiga ja kasutab teiste tööd.',
  showLicences: 'Kolmandate osapoolte litsentsid…',
  thirdParty: 'Kolmandate osapoolte litsentsid',
  thirdPartyMeaning_one: 'Jutt sisaldab {{count, number}} paketti.',
  thirdPartyMeaning_other:
    'Jutt sisaldab {{count, number}} paketti. Chromiumi ja muu Electroniga kaasneva tarkvara litsentsid on paigaldatud programmi kõrval.',
  noText: 'Paketiga ei ole litsentsi teksti kaasas.',
}
