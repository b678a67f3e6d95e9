-- SPDX-License-Identifier: AGPL-3.0-or-later
-- When whoever is behind a session last showed who they are. Of a session begun before this is known nothing: it is asked.

alter table session add column proven_at timestamptz;
