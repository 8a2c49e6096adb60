import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMeter } from '../../../../electron/service/budget/meter.ts'

const minute = 60_000
const start = Date.UTC(2026, 10, 20, 10)

/** What asks, and how many milliseconds after it could have been sent before. */
const asked = fc.record({ isBatch: fc.boolean(), late: fc.integer({ min: 0, max: 20_000 }) })

test('however persons and a batch ask, no minute has more of a limit than all of it', () => {
  fc.assert(
    fc.property(
      fc.array(asked, { minLength: 20, maxLength: 80 }),
      fc.integer({ min: 2, max: 12 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (requests, limit, chance) => {
        const meter = createMeter({ random: () => chance, isWhole: true })
        meter.told(start, start, limit)
        const sent: number[] = []
        let now = start
        for (const { isBatch, late } of requests) {
          now = Math.max(now + late, meter.opensAt(now + late, 1, isBatch))
          meter.spend(now, 1, false, isBatch)
          sent.push(now)
        }
        for (const from of sent) {
          const within = sent.filter((at) => at >= from && at < from + minute)
          expect(within.length).toBeLessThanOrEqual(limit)
        }
      },
    ),
  )
})

test('programs whose shares fill a limit are never refused, wherever a minute begins', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 5 }),
      fc.array(fc.integer({ min: 0, max: minute }), { minLength: 5, maxLength: 5 }),
      (shares, phases) => {
        const limit = shares.reduce((sum, one) => sum + one, 0)
        const sent = shares.flatMap((share, place) => {
          const meter = createMeter({ random: () => 0, isWhole: true })
          meter.told(start, start, share)
          let now = start + (phases[place] ?? 0)
          return Array.from({ length: share * 5 }, () => {
            now = Math.max(now, meter.opensAt(now, 1, true))
            meter.spend(now, 1, false, true)
            return now
          })
        })
        for (const from of sent) {
          const within = sent.filter((at) => at >= from && at < from + minute)
          expect(within.length).toBeLessThanOrEqual(limit)
        }
      },
    ),
  )
})
