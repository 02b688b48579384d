import { describe, expect, it } from 'vitest'
import { migrate } from '../../src/record/migrate.js'

describe('migrate', () => {
  const renameTitle = ({ name, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, title: name })
  const addNote = (stored: Readonly<Record<string, unknown>>) => ({ ...stored, note: 'migrated' })

  it('should bring a stored form to the newest version, one step after the other', () => {
    expect(migrate({ schemaVersion: 1, name: 'X' }, [renameTitle, addNote], 3)).toEqual({
      schemaVersion: 3,
      title: 'X',
      note: 'migrated',
    })
    expect(migrate({ schemaVersion: 2, title: 'X' }, [renameTitle, addNote], 3)).toEqual({
      schemaVersion: 3,
      title: 'X',
      note: 'migrated',
    })
  })

  it('should take no step beyond the newest version', () => {
    expect(migrate({ schemaVersion: 1, name: 'X' }, [renameTitle, addNote], 2)).toEqual({
      schemaVersion: 2,
      title: 'X',
    })
  })

  it('should leave the newest version as it is', () => {
    const stored = { schemaVersion: 3, title: 'X' }
    expect(migrate(stored, [renameTitle, addNote], 3)).toBe(stored)
  })

  it.each([0, 4, 1.5, '1', undefined])('should refuse version %s', (schemaVersion) => {
    expect(() => migrate({ schemaVersion }, [renameTitle, addNote], 3)).toThrow(/expected a schemaVersion from 1 to 3/)
  })
})
