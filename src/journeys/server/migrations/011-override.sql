-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Overrides are counted in public from the history itself; there are few, and the history is long.
create index event_override on event (regency, at) where type = 'OverrideGranted';
