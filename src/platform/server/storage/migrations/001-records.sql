-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The truth: events, one chain per stream. Everything else here can be rebuilt from them.
-- Every key begins with `regency`, so that each table can be distributed by it.

create table event (
  regency text collate "C" not null,
  stream_id uuid not null,
  version integer not null check (version > 0),
  stream_type text not null,
  type text not null,
  at timestamptz not null,
  user_id text not null,
  office_id text not null,
  command_id uuid not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  -- The open part, as the exact text that was hashed.
  body text not null,
  -- The personal part, AES-256-GCM under the subject's key; null when the event has none.
  sealed bytea,
  hash bytea not null,
  primary key (regency, stream_id, version)
);

-- State after the last event, so that a command reads one row.
create table snapshot (
  regency text collate "C" not null,
  stream_id uuid not null,
  stream_type text not null,
  version integer not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  state text not null,
  sealed bytea,
  hash bytea not null,
  primary key (regency, stream_id)
);

-- A subject's key, wrapped by the instance key. Emptying `wrapped` erases the person from every event.
create table subject_key (
  regency text collate "C" not null,
  stream_id uuid not null,
  wrapped bytea,
  erased_at timestamptz,
  primary key (regency, stream_id)
);

-- Every accepted command, and the version at which it left its record: the same id again gives the same answer, made anew from there.
create table command (
  regency text collate "C" not null,
  command_id uuid not null,
  user_id text not null,
  office_id text not null,
  contract text not null,
  -- Of what was sent, keyed with the subject's key, which an erasure destroys. Null for an erasure and what follows it, and for what
  -- is kept in no record.
  fingerprint bytea,
  target text,
  -- The place of the record it was done on, where an auditor looks for it; the key alone lies with the actor's office.
  area text collate "C" not null,
  -- Null for what is kept in no record, such as signing in.
  version integer,
  at timestamptz not null,
  primary key (regency, command_id)
);
create index command_at on command (at);
create index command_target on command (target, at);

-- Answers of commands on accounts by the request's key, sealed under the instance key and forgotten after a day; null while one is under way.
create table kept_answer (
  regency text collate "C" not null,
  command_id uuid not null,
  user_id text not null,
  fingerprint bytea not null,
  sealed bytea,
  at timestamptz not null,
  primary key (regency, command_id)
);

-- What was committed and not yet followed: the change feed and side effects are made from it.
create table outbox (
  regency text collate "C" not null,
  -- The order in which things were written: what follows from another was written after it.
  position bigint generated always as identity,
  stream_id uuid not null,
  version integer not null,
  stream_type text not null,
  type text not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  primary key (regency, position)
);

-- A gap-free position per regency, given after commit, so that a reader never skips what commits later.
create table feed (
  regency text collate "C" not null,
  position bigint not null,
  stream_type text not null,
  stream_id uuid not null,
  version integer not null,
  type text not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  primary key (regency, position)
);

-- The work list: next steps of every capability.
create table work (
  regency text collate "C" not null,
  stream_id uuid not null,
  code text not null,
  stream_type text not null,
  owner text not null,
  due date not null,
  legal_basis text not null,
  standing text not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  label text not null,
  state text not null,
  primary key (regency, stream_id, code)
);
create index work_due on work (regency, owner, due);

-- Who looked at which record or list, written before the answer leaves.
create table read_log (
  regency text collate "C" not null,
  id bigint generated always as identity,
  -- Null for a list, but where it belongs to a record.
  stream_id uuid,
  -- The record's place; of a list the one it was asked for, and by what it was narrowed, never what was typed.
  area text collate "C",
  asked text[] not null default '{}',
  -- Of a list: the places whose records may have stood in it.
  places text[] not null default '{}',
  user_id text not null,
  office_id text not null,
  contract text not null,
  at timestamptz not null,
  primary key (regency, id)
);
create index read_log_record on read_log (regency, stream_id, at);
create index read_log_at on read_log (at);

-- A signed Merkle root over the ends of all streams of a regency, per day.
create table head (
  regency text collate "C" not null,
  day date not null,
  streams integer not null,
  events bigint not null,
  root bytea not null,
  signature bytea not null,
  at timestamptz not null,
  primary key (regency, day)
);

-- Authority as the database sees it is within_authority, in functions/.
alter table event enable row level security;
create policy within_authority on event using (within_authority(area, let_in));
alter table snapshot enable row level security;
create policy within_authority on snapshot using (within_authority(area, let_in));
alter table work enable row level security;
create policy within_authority on work using (within_authority(area, let_in));
alter table feed enable row level security;
create policy within_authority on feed using (within_authority(area, let_in));
alter table command enable row level security;
create policy own_commands on command
  using (user_id = current_setting('kawal.user', true) or (current_setting('kawal.log', true) = 'on' and within_authority(area, '{}')));
alter table read_log enable row level security;
alter table kept_answer enable row level security;
create policy own_answers on kept_answer
  using (user_id = current_setting('kawal.user', true) or current_setting('kawal.user', true) = 'system');
-- Every look is written; what was written only an auditor of its place reads.
create policy for_auditors on read_log using (current_setting('kawal.log', true) = 'on'
  and looked_within(area, places, nullif(current_setting('kawal.prefixes', true), '')::text[])) with check (true);
