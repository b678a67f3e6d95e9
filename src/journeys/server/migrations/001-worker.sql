-- SPDX-License-Identifier: AGPL-3.0-or-later
-- What lists and search need of a worker's file, plain; everything else stays in the sealed state.
create table worker (
  regency text collate "C" not null,
  stream_id uuid not null,
  version integer not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  name text not null,
  name_key text not null,
  sex text not null,
  state text not null,
  since date not null,
  scheme text not null,
  destination text,
  occupation text,
  registered_on date not null,
  review_on date,
  -- The row as the JSON that readers of the list get, open at its end: whether the file is at risk depends on the day and is added then.
  card text not null,
  primary key (regency, stream_id)
);
comment on table worker is 'projected';
create index worker_place on worker (regency, area, state, registered_on desc, stream_id desc);
create index worker_state on worker (regency, state, registered_on desc, stream_id desc);
create index worker_newest on worker (regency, registered_on desc, stream_id desc);
create index worker_review on worker (review_on) where review_on is not null;
alter table worker enable row level security;
create policy within_authority on worker using (within_authority(area, let_in));

-- A NIK is unique within its regency; only its keyed hash is kept.
create table identity (
  regency text collate "C" not null,
  kind text not null,
  hash bytea not null,
  stream_id uuid not null,
  area text collate "C" not null,
  primary key (regency, kind, hash)
);
comment on table identity is 'projected';
create index identity_stream on identity (regency, stream_id);
