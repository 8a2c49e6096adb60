import { EventEmitter } from 'node:events'
import { trust } from '../world/trust.ts'

// Asked of any object by promises, loggers and assertions, not by an app.
const askedByTools = new Set(['then', 'toJSON', 'constructor', 'inspect', 'nodeType', 'domain'])

function missing(path: string): never {
  throw new Error(`chromium-host has no ${path}`)
}

/** Looks a property up along the prototypes and, at their end, throws by name instead of giving undefined. */
function endOfChain(path: string, prototype: object | null): object {
  return new Proxy(trust<object>(Object.create(prototype)), {
    get(target, name, receiver) {
      if (name in target) return trust<unknown>(Reflect.get(target, name, receiver))
      if (typeof name === 'symbol' || askedByTools.has(name)) return undefined
      return missing(`${path}.${name}`)
    },
  })
}

/** An object of the host's whose unknown members throw by name: `chromium-host has no electron.x.y`. */
export function guardObject<T extends object>(path: string, object: T): T {
  Object.setPrototypeOf(
    object,
    endOfChain(path, trust<object | null>(Object.getPrototypeOf(object))),
  )
  return object
}

/** Makes unknown members of a class's instances and of the class itself throw by name. */
export function guardClass(path: string, type: { prototype: object }): void {
  let last = type.prototype
  for (
    let next = trust<object>(Object.getPrototypeOf(last));
    next !== EventEmitter.prototype && next !== Object.prototype;
    next = trust<object>(Object.getPrototypeOf(next))
  ) {
    last = next
  }
  Object.setPrototypeOf(last, endOfChain(path, trust<object>(Object.getPrototypeOf(last))))
}

/** A module that the host does not have at all: it can be imported, and throws by name when used. */
export function missingModule(path: string): object {
  return new Proxy(function () {}, {
    get: (_target, name) =>
      typeof name === 'symbol' || askedByTools.has(name) ? undefined : missing(`${path}.${name}`),
    apply: () => missing(path),
    construct: () => missing(path),
  })
}

/** From now on the object answers isDestroyed() and its events; all else throws as Electron's does. */
export function destroyObject(object: object): void {
  const alive = trust<object>(Object.getPrototypeOf(object))
  Object.setPrototypeOf(
    object,
    new Proxy(trust<object>(Object.create(alive)), {
      get(target, name, receiver) {
        const kept =
          typeof name === 'symbol' || name === 'isDestroyed' || name in EventEmitter.prototype
        if (kept || askedByTools.has(name))
          return trust<unknown>(Reflect.get(target, name, receiver))
        throw new TypeError('Object has been destroyed')
      },
    }),
  )
}
