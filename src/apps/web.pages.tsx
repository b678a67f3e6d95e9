// SPDX-License-Identifier: AGPL-3.0-or-later
// The list of what is plugged into the officer app, in the order of its menu.

import { accessPages } from '#access/web/register.tsx'
import { agenciesPages } from '#agencies/web/register.tsx'
import { agreementsPages } from '#agreements/web/register.tsx'
import { casesPages } from '#cases/web/register.tsx'
import { exchangePages } from '#exchange/web/register.tsx'
import { journeysPages } from '#journeys/web/register.tsx'
import { lawsPages } from '#laws/web/register.tsx'
import { lettersPages } from '#letters/web/register.tsx'
import { meetingsPages } from '#meetings/web/register.tsx'
import { papersPages } from '#papers/web/register.tsx'
import type { Registration } from '#platform/web/registration.ts'
import { rightsPages } from '#rights/web/register.tsx'
import { trainingPages } from '#training/web/register.tsx'
import { villagePages } from '#village/web/register.tsx'

export const pages: readonly Registration[] = [
  journeysPages,
  villagePages,
  casesPages,
  meetingsPages,
  agreementsPages,
  exchangePages,
  papersPages,
  lettersPages,
  trainingPages,
  rightsPages,
  agenciesPages,
  accessPages,
  lawsPages,
]
