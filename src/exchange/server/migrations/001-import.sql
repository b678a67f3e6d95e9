-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Lists of people that were handed in. Nothing of a person stands openly in any of these: what the list says is sealed with a key of
-- its own, which goes with it when its term is over.
create table import (
  regency text collate "C" not null,
  stream_id uuid not null,
  version integer not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  state text not null,
  dry_run boolean not null,
  handed_in date not null,
  rows integer not null,
  accepted integer not null,
  rejected integer not null,
  duplicates integer not null,
  primary key (regency, stream_id)
);
comment on table import is 'projected';
create index import_newest on import (regency, handed_in desc, stream_id desc);
alter table import enable row level security;
create policy within_authority on import using (within_authority(area, let_in));

create table import_file (
  regency text collate "C" not null,
  stream_id uuid not null,
  area text collate "C" not null,
  bytes bigint not null,
  -- The list's key under the instance's.
  wrapped bytea not null,
  -- How the sender calls it.
  sealed bytea not null,
  -- What was found out about it: headings, columns, how many rows.
  survey bytea,
  at timestamptz not null,
  primary key (regency, stream_id)
);
alter table import_file enable row level security;
create policy within_authority on import_file using (within_authority(area, '{}'));

create table import_chunk (
  regency text collate "C" not null,
  stream_id uuid not null,
  nth integer not null,
  area text collate "C" not null,
  sealed bytea not null,
  at timestamptz not null,
  primary key (regency, stream_id, nth)
);
alter table import_chunk enable row level security;
create policy within_authority on import_chunk using (within_authority(area, '{}'));

-- What came of each part of a list, written when the part is done: whoever goes on after a kill begins behind the last of them.
create table import_part (
  regency text collate "C" not null,
  stream_id uuid not null,
  run integer not null,
  nth integer not null,
  area text collate "C" not null,
  rows integer not null,
  accepted integer not null,
  rejected integer not null,
  duplicates integer not null,
  at timestamptz not null,
  sealed bytea not null,
  primary key (regency, stream_id, run, nth)
);
alter table import_part enable row level security;
create policy within_authority on import_part using (within_authority(area, '{}'));

-- Which column was which the last time an office handed in a list with these headings, of which only the keyed hash is kept.
create table import_mapping (
  regency text collate "C" not null,
  office_id text not null,
  headings bytea not null,
  columns text[] not null,
  at timestamptz not null,
  primary key (regency, office_id, headings)
);
alter table import_mapping enable row level security;
create policy own_office on import_mapping
  using (office_id = current_setting('kawal.office', true) or current_setting('kawal.user', true) = 'system');
