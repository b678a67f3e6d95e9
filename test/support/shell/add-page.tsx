// SPDX-License-Identifier: AGPL-3.0-or-later
// The form of the tiny capability; loaded when it is first opened.

import { useState } from 'preact/hooks'
import * as z from 'zod/mini'
import { command } from '#kernel/contract.ts'
import { Combobox } from '#platform/web/combobox.tsx'
import { useForm } from '#platform/web/form.ts'
import { moveOnBoard } from '#platform/web/keys.ts'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { ErrorSummary } from '#platform/web/ui/error-summary.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { TextInput } from '#platform/web/ui/inputs.tsx'
import { NameBoard } from '#platform/web/ui/name-board.tsx'

const addPerson = command({
  path: '/people',
  input: z.object({ name: z.string(), area: z.string() }),
  output: z.object({ id: z.string(), name: z.string() }),
  may: ['village-officer'],
  sensitivity: 'personal',
  summary: { id: 'Uji.', en: 'Test.' },
})

const areas = ['Wringinpitu', 'Wringinagung', 'Kedungasri'].map((label, index) => ({ value: String(index), label }))

export function AddPage() {
  const form = useForm('add-person', { name: '', area: '' })
  const add = useCommand(addPerson)
  const [asking, setAsking] = useState(false)
  const [mark, setMark] = useState<string>()
  return (
    <>
      <PageHead title="Daftarkan" />
      <ErrorSummary faults={form.faults} />
      {add.problem && form.faults.length === 0 && <ProblemNotice problem={add.problem} />}
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void add.send(form.values).then((answer) => {
            if (answer.ok) form.clear()
            else form.showProblem(answer.problem)
          })
        }}
      >
        <TextInput {...form.bind('name')} label="Nama" />
        <Combobox
          {...form.bind('area')}
          label="Desa"
          search={async (text) => areas.filter((area) => area.label.toLowerCase().includes(text.toLowerCase()))}
          onChange={(option) => form.set('area', option?.value ?? '')}
        />
        <Button type="submit" kind="main" busy={add.busy}>
          Daftarkan
        </Button>
        <Button onPress={() => setAsking(true)}>Batalkan</Button>
      </form>
      <Modal
        open={asking}
        title="Batalkan?"
        onClose={() => setAsking(false)}
        actions={<Button onPress={() => setAsking(false)}>Tetap simpan</Button>}
      >
        <p>Yakin?</p>
      </Modal>
      <NameBoard
        label="Daftar hadir"
        names={[
          { id: 'a', name: 'Siti', mark },
          { id: 'b', name: 'Wagiman' },
        ]}
        marks={[{ code: 'present', label: 'Hadir', tone: 'good', icon: 'check', key: 'h' }]}
        onMark={(_, code) => setMark(code)}
        onKey={moveOnBoard}
      />
    </>
  )
}
