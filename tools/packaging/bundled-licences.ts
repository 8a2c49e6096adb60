import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Plugin } from 'vite'

interface BundledPackage {
  name: string
  version: string
  /** As its package.json names it. */
  licence: string
  /** The texts of its licence and notices; empty where it brings none. */
  text: string
}

/** Published with the code of their dependencies inside, so that no module tells of those. */
const inlining = ['docx', 'mammoth']

/** Files that say what may be done with a package. */
const textFiles = /^(licen[cs]e|copying|notice)/i

/**
 * Notes which packages' code really is in what is built, in each of the builds that it takes part in (those of workers
 * too), and writes them to one file. `besides` are the folders of packages that are there without any bundled module.
 */
export function createBundledLicences({
  file,
  besides,
}: {
  file: string
  besides: readonly string[]
}): () => Plugin {
  const folders = new Set(besides)
  return () => ({
    name: 'bundled-licences',
    generateBundle(_, bundle) {
      const { root } = this.environment.config
      for (const output of Object.values(bundle)) {
        const modules = output.type === 'chunk' ? output.moduleIds : output.originalFileNames
        for (const module of modules) {
          const folder = packageFolder(module.startsWith('\0') ? module : resolve(root, module))
          if (folder !== null) folders.add(folder)
        }
      }
    },
    writeBundle() {
      const packages = [...folders].flatMap(withInlined).map(describe)
      const unique = new Map(packages.map((found) => [`${found.name} ${found.version}`, found]))
      const sorted = [...unique].toSorted(([one], [other]) => one.localeCompare(other, 'en'))
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, JSON.stringify(sorted.map(([, found]) => found)))
    },
  })
}

/** The folder of the package that a module is from; null for our own. */
function packageFolder(moduleId: string): string | null {
  const path = moduleId.replaceAll('\\', '/')
  return /^[^\0?]*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? null
}

function withInlined(folder: string): string[] {
  return inlining.some((name) => folder.endsWith(`/node_modules/${name}`))
    ? [folder, ...dependenciesOf(folder)]
    : [folder]
}

/** The folders of what a package depends on, at all removes; types have no code. */
function dependenciesOf(folder: string): string[] {
  const dependencies = manifestOf(folder)['dependencies']
  const names = Object.keys(dependencies ?? {}).filter((name) => !name.startsWith('@types/'))
  return names.flatMap((name) => {
    const nested = join(folder, 'node_modules', name)
    const found = existsSync(nested) ? nested : join('node_modules', name)
    return [found, ...dependenciesOf(found)]
  })
}

function describe(folder: string): BundledPackage {
  const manifest = manifestOf(folder)
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && textFiles.test(entry.name))
    .map((entry) => readFileSync(join(folder, entry.name), 'utf8').trim())
  return {
    name: String(manifest['name']),
    version: String(manifest['version']),
    licence: licenceOf(manifest['license']),
    text: texts.join('\n\n'),
  }
}

/** Old packages have an object there. */
function licenceOf(field: unknown): string {
  if (typeof field === 'string') return field
  const type: unknown = typeof field === 'object' && field !== null && Reflect.get(field, 'type')
  return typeof type === 'string' ? type : ''
}

function manifestOf(folder: string): Record<string, unknown> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- npm installs no package with anything else there
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>
}
