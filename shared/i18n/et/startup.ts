import type { Translation } from '../translation.ts'
import type { startup as source } from '../en/startup.ts'

export const startup: Translation<typeof source> = {
  databaseSetAside:
    'Jutt ei saanud oma andmebaasi lugeda, seetõttu ei ole sinu vestlusi näha. Midagi ei kustutatud: fail pandi kõrvale ja Jutt alustab tühjaga.',
  databaseFile: 'Kõrvale pandud fail: {{file}}',
  databaseNewer:
    'Sinu vestlused on kirjutatud Jutu uuema versiooniga. Nende avamiseks paigalda see versioon uuesti; midagi ei muudetud.',
  cannotStart: 'Jutt ei saa käivituda: {{reason}}',
}
