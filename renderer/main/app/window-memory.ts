/** Remembers one text as long as the window lives, over reloads. */
export interface WindowMemory {
  get(): string | null
  set(value: string | null): void
}

/** One entry of the session storage: it outlives a reload of the window, not the window. */
export function windowMemory(name: string): WindowMemory {
  return {
    get: () => sessionStorage.getItem(name),
    set(value) {
      if (value === null) sessionStorage.removeItem(name)
      else sessionStorage.setItem(name, value)
    },
  }
}
