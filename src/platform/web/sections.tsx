// SPDX-License-Identifier: AGPL-3.0-or-later
// The parts that capabilities add to a record's page, shown by the page that knows none of them.

import { createContext, type VNode } from 'preact'
import { useContext } from 'preact/hooks'
import type { RecordSection, SectionProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { useReading } from '#platform/web/ui/reader.tsx'

export const SectionsContext = createContext<readonly RecordSection[]>([])

/** Every registered section of one kind of page that the reader may see, in the order of registration. */
export function RecordSections(props: SectionProps & { readonly on: string }): VNode {
  const { language } = useReading()
  const { role } = useSession()
  const sections = useContext(SectionsContext).filter((section) => section.on === props.on && section.roles.includes(role))
  return (
    <>
      {sections.map(({ key, title, component: Part }) => (
        <Section key={key} id={key} title={title[language]}>
          <Part id={props.id} version={props.version} />
        </Section>
      ))}
    </>
  )
}
