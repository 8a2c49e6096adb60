import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Has a Linux desktop start a command at login, or no longer, by an entry in its autostart folder; Electron knows no
 * way there. https://specifications.freedesktop.org/autostart-spec/latest/
 */
export function setAutostart(
  configFolder: string,
  { openAtLogin, command }: { openAtLogin: boolean; command: readonly string[] },
): void {
  const folder = join(configFolder, 'autostart')
  const file = join(folder, 'jutt.desktop')
  if (!openAtLogin) {
    rmSync(file, { force: true })
    return
  }
  mkdirSync(folder, { recursive: true })
  const exec = command.map(quoted).join(' ')
  const lines = ['[Desktop Entry]', 'Type=Application', 'Name=Jutt', `Exec=${exec}`]
  writeFileSync(file, `${[...lines, 'X-GNOME-Autostart-enabled=true'].join('\n')}\n`)
}

/** An argument of Exec, by the rules of the desktop entry specification; a backslash is read twice. */
function quoted(argument: string): string {
  const escaped = argument.replaceAll(/["`$\\]/g, String.raw`\$&`).replaceAll('\\', '\\\\')
  return `"${escaped.replaceAll('%', '%%')}"`
}
