// SPDX-License-Identifier: AGPL-3.0-or-later
// The officer app: frame, menu and router, put together from what the capabilities registered.

import type { VNode } from 'preact'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { LocationProvider, Route, Router, useLocation } from 'preact-iso'
import type { Language } from '#kernel/words.ts'
import { ActingNotice, ActingOver } from '#platform/web/acting-notice.tsx'
import { RegistrationsContext } from '#platform/web/acts.ts'
import { configureApi } from '#platform/web/api.ts'
import { clockOff, onClock, today } from '#platform/web/device-clock.ts'
import { closeFeed, openFeed } from '#platform/web/feed.ts'
import { Finding } from '#platform/web/finding.tsx'
import { guarded } from '#platform/web/guarded.tsx'
import { forgetSession, keep, recall } from '#platform/web/kept.ts'
import { HAS_COPY } from '#platform/web/offline/capabilities.ts'
import { fetchPart } from '#platform/web/part.ts'
import { noConnection, type Problem } from '#platform/web/problem.ts'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { RecordPagesContext } from '#platform/web/record-pages.ts'
import type { MenuEntry, PageRoute, Registration } from '#platform/web/registration.ts'
import { SectionsContext } from '#platform/web/sections.tsx'
import { type Session, SessionContext, type SessionPort } from '#platform/web/session.ts'
import { SessionAlert } from '#platform/web/session-alert.tsx'
import { shellWords } from '#platform/web/shell.words.ts'
import { StepUp } from '#platform/web/step-up.tsx'
import { useTheme } from '#platform/web/theme.ts'
import { TitleCountContext } from '#platform/web/title.ts'
import { LinkButton } from '#platform/web/ui/button.tsx'
import { Frame, PageHead } from '#platform/web/ui/frame.tsx'
import { Reader, useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { UndoProvider } from '#platform/web/undo.tsx'

interface AppProps {
  /** They come while somebody signs in. */
  readonly registrations: Promise<readonly Registration[]>
  readonly session: SessionPort
}

type Who = 'loading' | { readonly session: Session | undefined } | { readonly problem: Problem }

const MINUTE_MS = 60_000

/** The day in Jakarta, which turns over by itself at midnight; and how far the clock of this device is off. */
function useClock(): Pick<Parameters<typeof Reader>[0], 'today' | 'clockOff'> {
  const [day, setDay] = useState(today)
  const [off, setOff] = useState(clockOff)
  useEffect(() => {
    const look = (): void => {
      setDay(today())
      setOff(clockOff())
    }
    const timer = setInterval(look, MINUTE_MS)
    const deaf = onClock(look)
    return () => {
      clearInterval(timer)
      deaf()
    }
  }, [])
  return { today: day, clockOff: off }
}

function keptLanguage(): Language {
  return recall('device', 'language') === 'en' ? 'en' : 'id'
}

/** Who works without a network by what they do, or keeps a copy here: the app itself is kept beside it. */
function worksAway({ role, own }: Session): boolean {
  return role === 'village-officer' || own?.role === 'volunteer' || role === 'volunteer' || recall('device', HAS_COPY) !== undefined
}

function NotFound(): VNode {
  const t = useWords(shellWords)
  return (
    <>
      <PageHead title={t('not-found-title')} lead={t('not-found-text')} />
      <LinkButton href="/" kind="main">
        {t('to-start')}
      </LinkButton>
    </>
  )
}

/** Whether a menu entry leads to where we are, or above it. */
function isCurrent(href: string, path: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
}

/** The route whose pattern fits a path; parts that start with a colon take anything. */
function routeOf(routes: readonly PageRoute[], path: string): PageRoute | undefined {
  const parts = path.split('/').filter(Boolean)
  return routes.find((route) => {
    const wanted = route.path.split('/').filter(Boolean)
    return wanted.length === parts.length && wanted.every((part, index) => part.startsWith(':') || part === parts[index])
  })
}

/** A page that is fetched when it is first opened (`lazy`) is here already when there is no network. */
function fetchAhead({ away, component }: PageRoute): void {
  if (away && 'preload' in component && typeof component.preload === 'function') component.preload()
}

/** @param route undefined where there is none, null while nobody knows */
function useTitle(route: PageRoute | undefined | null, language: Language, count: number): void {
  const t = useWords(shellWords)
  useEffect(() => {
    const title = route === undefined ? t('not-found-title') : route?.title[language]
    document.title = `${count > 0 ? `(${count}) ` : ''}${title === undefined ? '' : `${title} · `}Kawal`
    document.documentElement.lang = language
  }, [route, language, t, count])
}

/**
 * Another page, and signing in or out, moves the focus to the content; what one came with begins at the top of everything. It moves before
 * anything is seen: later it would take the keys of whoever is quick from the field they went to.
 */
function useArrival(where: string | undefined): void {
  const before = useRef(where)
  useLayoutEffect(() => {
    if (where === undefined) return
    if (before.current !== undefined && before.current !== where) document.getElementById('main')?.focus({ preventScroll: true })
    before.current = where
  }, [where])
}

interface InsideProps extends Pick<AppProps, 'session'> {
  /** None while they come. */
  readonly registrations: readonly Registration[]
  readonly who: Who
  /** Why one acts no longer in another's place, until it was read. */
  readonly over: Problem | undefined
  readonly onOverRead: () => void
  readonly onLanguage: (language: Language) => void
  readonly onSession: () => void
  readonly onRetry: () => void
}

function Inside(props: InsideProps): VNode {
  const { path, url, route: goTo } = useLocation()
  const { language } = useReading()
  const [dark, chooseTheme] = useTheme()
  const [menuOpen, setMenuOpen] = useState(false)
  const routes = useMemo(() => props.registrations.flatMap((registration) => registration.routes), [props.registrations])
  const guardedRoutes = useMemo(() => routes.map((each) => ({ ...each, component: guarded(each.component) })), [routes])
  const menu = useMemo(() => props.registrations.flatMap((registration) => registration.menu), [props.registrations])
  const records = useMemo(() => props.registrations.flatMap((registration) => registration.records ?? []), [props.registrations])
  const sections = useMemo(() => props.registrations.flatMap((registration) => registration.sections ?? []), [props.registrations])
  const finders = useMemo(() => props.registrations.flatMap((registration) => registration.finders ?? []), [props.registrations])
  const [finding, setFinding] = useState(false)
  const session = props.who !== 'loading' && 'session' in props.who ? props.who.session : undefined
  const route = routeOf(routes, path)
  useEffect(() => {
    if (session !== undefined && recall('device', HAS_COPY) !== undefined) for (const each of routes) fetchAhead(each)
  }, [session, routes])
  const [count, setCount] = useState(0)
  useTitle(props.registrations.length === 0 ? null : route, language, count)
  useEffect(() => {
    setMenuOpen(false)
  }, [url])

  const t = useWords(shellWords)
  // A volunteer has the menu of one, in whosever place.
  const menuRole = session?.acting?.commands === undefined ? session?.role : 'volunteer'
  const shownMenu = menuRole === undefined ? [] : menu.filter((entry: MenuEntry) => entry.roles.includes(menuRole))
  // The front page is the work on files; whoever has none begins at the first entry of the own menu.
  // Of two entries one above the other, the nearer one.
  const here = shownMenu
    .flatMap(({ href, also = [] }) => [href, ...also].map((under) => ({ href, under })))
    .filter(({ under }) => isCurrent(under, path))
    .sort((a, b) => b.under.length - a.under.length)[0]?.href
  const home = shownMenu.some((entry) => entry.href === '/') ? undefined : shownMenu[0]?.href
  const leaving = path === '/' && home !== undefined
  useArrival(props.who === 'loading' || leaving ? undefined : `${session?.name ?? ''} ${path}`)
  useEffect(() => {
    if (leaving) goTo(home, true)
  }, [leaving, home, goTo])
  return (
    <SessionContext.Provider value={session}>
      <UndoProvider>
        <Frame
          officeName={session?.office.name ?? ''}
          regency={session?.regency}
          userName={session?.name}
          menu={shownMenu.map(({ href, label, icon, group }) => ({
            href,
            label: label[language],
            icon,
            current: href === here,
            group: group && t(`group-${group}`),
          }))}
          onFind={session === undefined ? undefined : () => setFinding(true)}
          dark={dark}
          menuOpen={menuOpen}
          onMenu={setMenuOpen}
          onLanguage={props.onLanguage}
          onTheme={chooseTheme}
          onSignOut={() => {
            forgetSession()
            void props.session.signOut().then(props.onSession)
          }}
          footer={session && t('footer')}
        >
          <TitleCountContext.Provider value={setCount}>
            <SectionsContext.Provider value={sections}>
              <RecordPagesContext.Provider value={records}>
                <RegistrationsContext.Provider value={props.registrations}>
                  {session && <ActingNotice session={session} />}
                  {session && props.over && <ActingOver problem={props.over} onRead={props.onOverRead} />}
                  {session && <SessionAlert alert={session.alert} />}
                  {props.session.Sign && <props.session.Sign />}
                  {leaving ? <Skeleton /> : <Content {...props} route={route} routes={guardedRoutes} />}
                </RegistrationsContext.Provider>
              </RecordPagesContext.Provider>
            </SectionsContext.Provider>
          </TitleCountContext.Provider>
        </Frame>
        {session && <Finding menu={shownMenu} finders={finders} open={finding} onOpen={setFinding} />}
        {session && <StepUp load={props.session.loadProve} />}
      </UndoProvider>
    </SessionContext.Provider>
  )
}

function Content(props: InsideProps & { readonly route: PageRoute | undefined; readonly routes: readonly PageRoute[] }): VNode {
  if (!props.route?.open) {
    if (props.who === 'loading') return <Skeleton />
    if ('problem' in props.who) return <ProblemPage problem={props.who.problem} onRetry={props.onRetry} />
    if (props.who.session === undefined) return <props.session.SignIn onSignedIn={props.onSession} />
  }
  return (
    <Router>
      {props.routes.map((route) => (
        <Route key={route.path} path={route.path} component={route.component} />
      ))}
      <Route default component={NotFound} />
    </Router>
  )
}

const NONE: readonly Registration[] = []

/** Who is here, as far as it can be shown before the pages have come: whoever is nobody yet and begins at the front signs in meanwhile. */
function shownWho(who: Who, pages: readonly Registration[] | Problem | undefined): Who {
  if (pages !== undefined) return 'status' in pages ? { problem: pages } : who
  return who !== 'loading' && 'session' in who && who.session === undefined && location.pathname === '/' ? who : 'loading'
}

/** The whole officer app. */
export function App(props: AppProps): VNode {
  const [who, setWho] = useState<Who>('loading')
  const [pages, setPages] = useState<readonly Registration[] | Problem>()
  const [language, setLanguage] = useState<Language>(keptLanguage)
  const [over, setOver] = useState<Problem>()
  const clock = useClock()
  configureApi({ language })

  const load = useCallback(() => {
    void props.session.load().then((got) => {
      setWho(got)
      if ('session' in got && got.session !== undefined) {
        openFeed()
        if (worksAway(got.session)) void fetchPart(() => import('#platform/web/offline/shell.ts')).then(({ keepShell }) => keepShell())
        if (recall('device', 'language') === undefined) setLanguage(got.session.language)
      } else closeFeed()
    })
  }, [props.session])
  useEffect(() => {
    configureApi({
      onSignedOut: () => setWho((now) => (now !== 'loading' && 'session' in now && now.session ? { session: undefined } : now)),
      // Nothing of what was seen in another's place stays on the screen; a copy that is open stays open.
      onDelegationOver: (problem) => {
        keep('session', 'acting', undefined)
        setOver(problem)
        setWho('loading')
        load()
      },
    })
    load()
  }, [load])

  useEffect(() => {
    props.registrations.then(setPages, () => setPages(noConnection))
  }, [props.registrations])

  const choose = useCallback((next: Language) => {
    keep('device', 'language', next)
    setLanguage(next)
  }, [])
  return (
    <Reader language={language} {...clock}>
      <LocationProvider>
        <Inside
          session={props.session}
          registrations={pages === undefined || 'status' in pages ? NONE : pages}
          who={shownWho(who, pages)}
          onLanguage={choose}
          over={over}
          onOverRead={() => setOver(undefined)}
          onSession={load}
          onRetry={pages !== undefined && 'status' in pages ? () => location.reload() : load}
        />
      </LocationProvider>
    </Reader>
  )
}
