import { trust } from './trust.ts'

/** Bytes to base64 and back, in the way of the runtime at hand. */
export interface Base64 {
  encode(bytes: Uint8Array): string
  decode(text: string): Uint8Array<ArrayBuffer>
}

/**
 * A value as JSON can carry it. Strings, booleans, null and finite numbers are themselves; the rest
 * is a list that begins with a tag: `['m', key, value, ...]` is a Map, `['r', 3]` the fourth object met.
 */
export type Encoded = string | number | boolean | null | readonly Encoded[]

export interface Codec {
  /** Encodes by the structured clone rules; throws `An object could not be cloned.` otherwise. */
  encode(value: unknown): Encoded
  /** Restores an encoded value; `mapString` may replace each string that is a value of its own. */
  decode(encoded: Encoded, mapString?: (text: string) => string): unknown
}

/** Structured clone over JSON, for both ends of the wire. A view travels without the rest of its buffer. */
export function createCodec(base64: Base64): Codec {
  const errors = [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError]

  function refuse(): never {
    throw new Error('An object could not be cloned.')
  }

  function encode(root: unknown): Encoded {
    const seen = new Map<object, number>()

    function pairs(entries: Iterable<readonly [unknown, unknown]>): Encoded[] {
      return [...entries].flatMap(([key, value]) => [visit(key), visit(value)])
    }

    function visit(value: unknown): Encoded {
      switch (typeof value) {
        case 'string':
        case 'boolean':
          return value
        case 'undefined':
          return ['u']
        case 'number':
          return Number.isFinite(value) && !Object.is(value, -0)
            ? value
            : ['n', Object.is(value, -0) ? '-0' : String(value)]
        case 'bigint':
          return ['b', String(value)]
        case 'function':
        case 'symbol':
          return refuse()
        case 'object':
          break
      }
      return value === null ? null : visitObject(value)
    }

    function visitObject(value: object): Encoded {
      const known = seen.get(value)
      if (known !== undefined) return ['r', known]
      seen.set(value, seen.size)
      if (Array.isArray(value)) {
        return ['a', ...Array.from(value, (item, index) => (index in value ? visit(item) : ['h']))]
      }
      if (ArrayBuffer.isView(value)) {
        const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
        const kind = Object.prototype.toString.call(value).slice(8, -1)
        return ['v', kind, base64.encode(bytes)]
      }
      switch (Object.prototype.toString.call(value)) {
        case '[object Date]':
          return ['d', visit(trust<Date>(value).getTime())]
        case '[object RegExp]':
          return ['x', trust<RegExp>(value).source, trust<RegExp>(value).flags]
        case '[object Map]':
          return ['m', ...pairs(trust<Map<unknown, unknown>>(value))]
        case '[object Set]':
          return ['s', ...[...trust<Set<unknown>>(value)].map(visit)]
        case '[object ArrayBuffer]':
          return ['B', base64.encode(new Uint8Array(trust<ArrayBuffer>(value)))]
        case '[object Boolean]':
        case '[object Number]':
        case '[object String]':
        case '[object BigInt]':
          return ['w', visit(value.valueOf())]
        default:
          break
      }
      if (value instanceof Error || Object.prototype.toString.call(value) === '[object Error]') {
        const { name, message, stack } = trust<Error>(value)
        const cause = 'cause' in value ? [visit(value.cause)] : []
        return ['e', name, message, visit(stack), ...cause]
      }
      if (isPlatformObject(value)) return refuse()
      return ['o', ...pairs(Object.entries(value))]
    }

    return visit(root)
  }

  function decode(root: Encoded, mapString = (text: string) => text): unknown {
    const objects: object[] = []

    function keep<T extends object>(object: T): T {
      objects.push(object)
      return object
    }

    function fill<T extends object>(object: T, add: (into: T) => void): T {
      add(keep(object))
      return object
    }

    function eachPair(list: readonly Encoded[], add: (key: unknown, value: unknown) => void): void {
      for (let index = 0; index < list.length; index += 2) {
        add(visit(list[index] ?? null), visit(list[index + 1] ?? null))
      }
    }

    function visit(value: Encoded): unknown {
      if (typeof value === 'string') return mapString(value)
      if (typeof value !== 'object' || value === null) return value
      const [tag, ...rest] = value
      switch (String(tag)) {
        case 'u':
          return undefined
        case 'n':
          return Number(rest[0])
        case 'b':
          return BigInt(String(rest[0]))
        case 'r':
          return objects[Number(rest[0])]
        case 'a':
          return fill(Object.assign([], { length: rest.length }) as unknown[], (into) => {
            for (const [index, item] of rest.entries()) {
              // A hole stays a hole.
              if (!Array.isArray(item) || item[0] !== 'h') into[index] = visit(item)
            }
          })
        case 'v':
          return keep(toView(String(rest[0]), base64.decode(String(rest[1])).buffer))
        case 'B':
          return keep(base64.decode(String(rest[0])).buffer)
        case 'd':
          return keep(new Date(trust<number>(visit(rest[0] ?? null))))
        case 'x':
          return keep(new RegExp(String(rest[0]), String(rest[1])))
        case 'm':
          return fill(new Map(), (into) => eachPair(rest, (key, item) => into.set(key, item)))
        case 's':
          return fill(new Set(), (into) => {
            for (const item of rest) into.add(visit(item))
          })
        case 'w':
          return keep(trust<object>(Object(visit(rest[0] ?? null))))
        case 'e':
          return fill(toError(String(rest[0]), String(rest[1])), (into) => {
            const stack = visit(rest[2] ?? null)
            Object.defineProperty(into, 'stack', {
              value: stack,
              configurable: true,
              writable: true,
            })
            if (rest.length > 3) into.cause = visit(rest[3] ?? null)
          })
        case 'o':
          return fill({}, (into) =>
            eachPair(rest, (key, item) =>
              // Not an assignment: a key called __proto__ is a key like any other.
              Object.defineProperty(into, trust<string>(key), {
                value: item,
                configurable: true,
                enumerable: true,
                writable: true,
              }),
            ),
          )
        default:
          throw new Error(`Unknown tag ${String(tag)} on the wire`)
      }
    }

    return visit(root)
  }

  function toError(name: string, message: string): Error {
    const Type = errors.find((type) => type.name === name) ?? Error
    return new Type(message)
  }

  /** Built-in and browser objects that are not listed above (Promise, Element, WeakMap) do not clone. */
  function isPlatformObject(value: object): boolean {
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype === null || prototype === Object.prototype) return false
    const { constructor } = value
    return (
      typeof constructor === 'function' &&
      constructor.name !== 'Object' &&
      /\{\s*\[native code\]\s*\}$/.test(Function.prototype.toString.call(constructor))
    )
  }

  function toView(kind: string, buffer: ArrayBuffer): ArrayBufferView {
    const kinds = {
      Uint8Array,
      Uint8ClampedArray,
      Uint16Array,
      Uint32Array,
      Int8Array,
      Int16Array,
      Int32Array,
      Float32Array,
      Float64Array,
      BigInt64Array,
      BigUint64Array,
      DataView,
    }
    const View: new (buffer: ArrayBuffer) => ArrayBufferView =
      trust<Record<string, typeof Uint8Array>>(kinds)[kind] ?? Uint8Array
    return new View(buffer)
  }

  return { encode, decode }
}
