// SPDX-License-Identifier: AGPL-3.0-or-later
// From the door to the end of a call, for officers and guests alike. At every moment one key makes it another page.

import type { ComponentChildren, VNode } from 'preact'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { End, EnterMessage } from '#meetings/core/signal.ts'
import { callWords } from '#meetings/web/call.words.ts'
import { DevicesFold, useDevices } from '#meetings/web/call-devices.tsx'
import { type Engine, openEngine } from '#meetings/web/call-engine.ts'
import { KeptNotice, RecordingFold } from '#meetings/web/call-recording.tsx'
import type { CallState } from '#meetings/web/call-state.ts'
import { CallView } from '#meetings/web/call-view.tsx'
import { Button } from '#platform/web/ui/button.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { Checkbox, TextInput } from '#platform/web/ui/inputs.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

/** A page that says nothing of where one was. */
const HARMLESS = '/calendar'

interface Coming {
  readonly name: string
  readonly voiceOnly: boolean
}

interface ScreenProps {
  readonly isGuest: boolean
  readonly entering: (coming: Coming, resume: string | undefined) => EnterMessage
  readonly onPass?: (pass: string) => void
  /** Nothing that was kept for coming back is needed any more. */
  readonly onLeft?: () => void
  readonly back?: { readonly href: string; readonly label: string }
  readonly children?: ComponentChildren
}

type Ended = Exclude<End, 'malformed' | 'too-fast'> | 'other'
const endedAs = (end: End): Ended => (end === 'malformed' || end === 'too-fast' ? 'other' : end)

function Over({ end, onAgain }: { readonly end: End | undefined; readonly onAgain: (() => void) | undefined }): VNode {
  const t = useWords(callWords)
  const how = end === undefined ? undefined : endedAs(end)
  return (
    <div class="stack">
      <Notice tone={how === undefined ? 'good' : 'sea'} icon="info" title={t(how === undefined ? 'over-title' : `end-${how}`)} live>
        <p>{t(how === undefined ? 'over-text' : `end-${how}-text`)}</p>
      </Notice>
      {onAgain && (
        <Button kind="main" onPress={onAgain}>
          {t('again')}
        </Button>
      )}
    </div>
  )
}

function Away({ onPress }: { readonly onPress: () => void }): VNode {
  const t = useWords(callWords)
  return (
    <aside class="call-away" aria-label={t('escape-title')}>
      <p>{t('escape')}</p>
      <Button small icon="log-out" onPress={onPress}>
        {t('escape-now')}
      </Button>
    </aside>
  )
}

/** One key press ends it and puts another page in its place, in the history too. */
function useEscape(leave: () => void): () => void {
  const { language } = useReading()
  const go = useCallback(() => {
    leave()
    location.replace(`${HARMLESS}?lang=${language}`)
  }, [leave, language])
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      // What is open above the page is closed first.
      if (event.key === 'Escape' && document.querySelector('dialog[open]') === null) go()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [go])
  return go
}

/** Camera and microphone are given to the document that was loaded as this page, and to no other that came here by a link of its own. */
function isOwnDocument(): boolean {
  const [loaded] = performance.getEntriesByType('navigation')
  return loaded === undefined || new URL(loaded.name).pathname === location.pathname
}

export function CallScreen(props: ScreenProps): VNode {
  const t = useWords(callWords)
  const [name, setName] = useState('')
  const [nameless, setNameless] = useState(false)
  const [voiceOnly, setVoiceOnly] = useState(false)
  const [withCamera, setWithCamera] = useState(true)
  const { devices, choices, setDevices, refresh } = useDevices()
  const engine = useRef<Engine | undefined>(undefined)
  const [state, setState] = useState<CallState>()

  const leave = useCallback(() => {
    engine.current?.leave()
    props.onLeft?.()
  }, [props.onLeft])
  const escapeNow = useEscape(leave)
  useEffect(() => () => engine.current?.leave(), [])

  function join(): void {
    if (props.isGuest && name.trim() === '') {
      setNameless(true)
      return
    }
    if (!isOwnDocument()) {
      location.reload()
      return
    }
    const coming = { name: name.trim(), voiceOnly }
    const opened = openEngine({
      entering: (resume) => props.entering(coming, resume),
      devices,
      voiceOnly,
      cam: withCamera,
      onChange: () => {
        setState(opened.state())
        if (opened.state().mic) void refresh()
      },
      onPass: (pass) => props.onPass?.(pass),
    })
    engine.current = opened
    setState(opened.state())
  }

  const head = (
    <PageHead title={t('title')} lead={state === undefined ? t(props.isGuest ? 'lead-guest' : 'lead-in') : undefined} back={props.back} />
  )
  if (!('RTCPeerConnection' in window) || !('mediaDevices' in navigator))
    return (
      <>
        {head}
        <Notice tone="dawn" title={t('no-calls')}>
          <p>{t('no-calls-text')}</p>
        </Notice>
      </>
    )
  return (
    <>
      {head}
      {state?.kept !== undefined && (
        <div class="call-kept">
          <KeptNotice kept={state.kept} isOver={state.phase === 'over'} />
        </div>
      )}
      {state === undefined && (
        <form
          class="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            join()
          }}
        >
          {props.isGuest && (
            <TextInput
              id="call-name"
              label={t('name')}
              hint={t('name-hint')}
              value={name}
              onChange={setName}
              error={nameless && name.trim() === '' ? t('name-missing') : undefined}
              maxLength={60}
              width="half"
              required
            />
          )}
          {props.isGuest && (
            <Checkbox id="call-voice" label={t('voice-only')} hint={t('voice-only-hint')} checked={voiceOnly} onChange={setVoiceOnly} />
          )}
          {!voiceOnly && <Checkbox id="call-camera" label={t('with-camera')} checked={withCamera} onChange={setWithCamera} />}
          <p class="hint">{t('not-recorded')}</p>
          <Button type="submit" kind="main">
            {t('join')}
          </Button>
        </form>
      )}
      {state !== undefined && state.phase !== 'over' && engine.current !== undefined && (
        <>
          <CallView state={state} engine={engine.current} onLeave={leave} />
          <Away onPress={escapeNow} />
          <RecordingFold state={state} engine={engine.current} />
          <DevicesFold
            devices={devices}
            choices={choices}
            onChoose={(next) => {
              setDevices(next)
              void engine.current?.choose(next)
            }}
          />
        </>
      )}
      {state?.phase === 'over' && <Over end={state.end} onAgain={props.isGuest ? undefined : () => setState(undefined)} />}
      {state === undefined && <Away onPress={escapeNow} />}
      {props.children}
    </>
  )
}
