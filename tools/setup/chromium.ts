import { existsSync } from 'node:fs'
import { findChromium, findHeadlessShell } from '../chromium-host/chromium/find.ts'
import { installPackages, isDebian, isRoot } from './debian.ts'

/**
 * Installs Chromium on Debian as root where there is none, and its headless shell, on which the suites take less time; else
 * throws a sentence that says what to install.
 */
export async function ensureChromium(): Promise<void> {
  if (!findChromium(process.env)) await installChromium()
  if (isDebian() && isRoot() && !findHeadlessShell(process.env)) {
    const isInstalled = await installPackages(['chromium-headless-shell'])
    if (!isInstalled) console.log('It could not be installed; Chromium itself does as well.')
  }
}

async function installChromium(): Promise<void> {
  if (!isDebian()) {
    throw new Error('Jutt needs Chromium or Google Chrome here: install one of them and try again.')
  }
  if (!isRoot()) {
    throw new Error('Jutt needs Chromium here: run "sudo apt install chromium" and try again.')
  }
  const fonts = existsSync('/usr/share/fonts/truetype') ? [] : ['fonts-liberation']
  const isInstalled = await installPackages(['chromium', ...fonts])
  if (!isInstalled || !findChromium(process.env)) {
    throw new Error('apt-get could not install Chromium. Install it yourself and try again.')
  }
}
