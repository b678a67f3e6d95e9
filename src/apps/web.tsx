// SPDX-License-Identifier: AGPL-3.0-or-later
// The officer app's root: the list of what is plugged in.

import { accessPages, accessSession } from '#access/web/register.tsx'
import { agenciesPages } from '#agencies/web/register.tsx'
import { journeysPages } from '#journeys/web/register.tsx'
import { lawsPages } from '#laws/web/register.tsx'
import { mount } from '#platform/web/mount.tsx'
import { regionAreas } from '#regions/web/area-port.ts'
import { trainingPages } from '#training/web/register.tsx'

mount([journeysPages, trainingPages, agenciesPages, accessPages, lawsPages], accessSession, regionAreas)
