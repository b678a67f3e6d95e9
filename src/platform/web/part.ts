// SPDX-License-Identifier: AGPL-3.0-or-later
// A part of the app that is fetched when it is needed. The service worker that brings it may run in the process of a page that the system just
// killed, and takes with it what it was bringing; asked for again, it comes from a new one.

/** @param load an import. @throws what its second failure was */
export function fetchPart<T>(load: () => Promise<T>): Promise<T> {
  return load().catch(load)
}
