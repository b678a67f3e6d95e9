-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The end of each stream that moved since the head before. All of them up to a day are the leaves under that day's root,
-- so that a head can be recomputed, and an event rewritten behind later ones shows.
create table head_end (
  regency text collate "C" not null,
  stream_id uuid not null,
  day date not null,
  version integer not null,
  hash bytea not null,
  primary key (regency, stream_id, day)
);

-- The signature of the head before: a head taken out of the row shows.
alter table head add column before bytea;
