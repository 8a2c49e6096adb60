import type { Translation } from '../translation.ts'
import type { startup as source } from '../en/startup.ts'

export const startup: Translation<typeof source> = {
  databaseSetAside:
    'Jutu andmebaas oli kahjustatud. Midagi ei kustutatud: fail pandi kõrvale ja Jutt jätkab uuega.',
  rescued: 'Sellest päästeti {{chats}}, milles on {{messages}}, ja {{recordings}}.',
  nothingRescued: 'Sellest ei saanud enam midagi lugeda.',
  chats_one: '{{count, number}} vestlus',
  chats_other: '{{count, number}} vestlust',
  messages_one: '{{count, number}} sõnum',
  messages_other: '{{count, number}} sõnumit',
  recordings_one: '{{count, number}} salvestis',
  recordings_other: '{{count, number}} salvestist',
  databaseFile: 'Kõrvale pandud fail: {{file}}',
  databaseNewer:
    'Sinu vestlused on kirjutatud Jutu uuema versiooniga. Nende avamiseks paigalda see versioon uuesti; midagi ei muudetud.',
  folderMissing:
    'Sinu vestlused ja salvestised on kaustas, mida praegu ei ole: {{folder}}. Kui see on välisel kettal, ühenda ketas ja proovi uuesti.',
  tryAgain: 'Proovi uuesti',
  beginAnew: 'Alusta tühjalt',
  quit: 'Sulge Jutt',
  notMoved:
    'Andmeid ei saanud viia kausta {{folder}}. Need on tervena endises kohas ja Jutt kasutab neid seal.',
  restored: 'Varukoopia on taastatud.',
  restoredDetail: 'Varasemad andmed on kaustas {{folder}}. Kustuta see, kui sa neid enam ei vaja.',
  placeUnreadable:
    'Jutt ei saanud lugeda märget oma andmete asukoha kohta ja otsib neid tavalisest kohast. Kui olid andmed mujale viinud, on need seal puutumata.',
  readOnly:
    'Jutt ei tohi kirjutada oma andmekausta {{folder}}. Anna oma kontole kirjutusõigus või tee kettal ruumi ja käivita Jutt uuesti.',
  cannotStart: 'Jutt ei saa käivituda: {{reason}}',
}
