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

-- A subject's key, wrapped by the instance key. Destroying the row erases the person from every event.
create table subject_key (
  regency text collate "C" not null,
  stream_id uuid not null,
  wrapped bytea,
  erased_at timestamptz,
  primary key (regency, stream_id)
);

-- Every accepted command with its answer: the same id again gives the same answer.
create table command (
  regency text collate "C" not null,
  command_id uuid not null,
  user_id text not null,
  office_id text not null,
  contract text not null,
  fingerprint bytea not null,
  target text,
  answer text not null,
  at timestamptz not null,
  primary key (regency, command_id)
);
create index command_at on command (regency, at);

-- What was committed and not yet followed: the change feed and side effects are made from it.
create table outbox (
  regency text collate "C" not null,
  stream_id uuid not null,
  version integer not null,
  stream_type text not null,
  type text not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  primary key (regency, stream_id, version)
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

-- Who looked at which record, written before the answer leaves.
create table read_log (
  regency text collate "C" not null,
  id bigint generated always as identity,
  stream_id uuid not null,
  user_id text not null,
  office_id text not null,
  contract text not null,
  at timestamptz not null,
  primary key (regency, id)
);
create index read_log_record on read_log (regency, stream_id, at);

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

-- Authority as the database sees it: only the row's own columns and transaction-local settings, no subquery.
create function within_authority(area text, let_in text[]) returns boolean language sql stable parallel safe as $$
  select area ^@ any (nullif(current_setting('kawal.prefixes', true), '')::text[])
      or coalesce(current_setting('kawal.office', true), '') = any (let_in)
$$;

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
  using (user_id = current_setting('kawal.user', true) or current_setting('kawal.log', true) = 'on');

-- A record as a command needs it, under the reader's authority.
create function load_record(p_prefixes text, p_office text, p_regency text, p_id uuid)
returns table (stream_type text, version integer, area text, let_in text[], state text, sealed bytea, hash bytea, wrapped bytea)
language plpgsql as $$
begin
  perform set_config('kawal.prefixes', p_prefixes, true), set_config('kawal.office', p_office, true);
  return query
    select s.stream_type, s.version, s.area, s.let_in, s.state, s.sealed, s.hash, k.wrapped
    from snapshot s left join subject_key k on k.regency = s.regency and k.stream_id = s.stream_id
    where s.regency = p_regency and s.stream_id = p_id;
end $$;

-- One accepted command, whole or not at all: its id, its events, the state and rows that follow from them, its outbox.
-- A second writer of the same version, and the same command id, both end in unique_violation.
create function commit_command(p_prefixes text, p_office text, p_user text, p jsonb) returns void language plpgsql as $$
declare
  s jsonb := p -> 'stream';
  e jsonb;
  r jsonb;
  v_regency text := s ->> 'regency';
  v_id uuid := (s ->> 'id')::uuid;
  v_type text := s ->> 'type';
  v_area text := s ->> 'area';
  v_let_in text[] := coalesce((s ->> 'letIn')::text[], '{}');
  v_at timestamptz := (p ->> 'at')::timestamptz;
  v_command uuid := (p ->> 'commandId')::uuid;
begin
  perform set_config('kawal.prefixes', p_prefixes, true), set_config('kawal.office', p_office, true), set_config('kawal.user', p_user, true);
  insert into command (regency, command_id, user_id, office_id, contract, fingerprint, target, answer, at)
    values (p ->> 'home', v_command, p_user, p_office, p ->> 'contract', decode(p ->> 'fingerprint', 'base64'), p ->> 'target', p ->> 'answer', v_at);
  if s ? 'key' then
    insert into subject_key (regency, stream_id, wrapped) values (v_regency, v_id, decode(s ->> 'key', 'base64'));
  end if;
  for e in select value from jsonb_array_elements(s -> 'events') loop
    insert into event (regency, stream_id, version, stream_type, type, at, user_id, office_id, command_id, area, let_in, body, sealed, hash)
      values (v_regency, v_id, (e ->> 'version')::integer, v_type, e ->> 'type', v_at, p_user, p_office, v_command, v_area, v_let_in,
              e ->> 'body', decode(e ->> 'sealed', 'base64'), decode(e ->> 'hash', 'base64'));
    insert into outbox (regency, stream_id, version, stream_type, type, area, let_in)
      values (v_regency, v_id, (e ->> 'version')::integer, v_type, e ->> 'type', v_area, v_let_in);
  end loop;
  insert into snapshot (regency, stream_id, stream_type, version, area, let_in, state, sealed, hash)
    values (v_regency, v_id, v_type, (s ->> 'version')::integer, v_area, v_let_in, s ->> 'state', decode(s ->> 'sealed', 'base64'), decode(s ->> 'hash', 'base64'))
    on conflict (regency, stream_id) do update set version = excluded.version, area = excluded.area, let_in = excluded.let_in,
      state = excluded.state, sealed = excluded.sealed, hash = excluded.hash;
  for r in select value from jsonb_array_elements(s -> 'rows') loop
    perform apply_row(r ->> 'table', r ? 'gone', r -> 'values');
  end loop;
  -- Made whole at every command: which steps stood there before the table alone knows, since time changes steps too.
  if (s ->> 'version')::integer > jsonb_array_length(s -> 'events') then
    delete from work w where w.regency = v_regency and w.stream_id = v_id
      and not exists (select from jsonb_array_elements(s -> 'work') as step where step ->> 'code' = w.code);
  end if;
  insert into work as w (regency, stream_id, code, stream_type, owner, due, legal_basis, standing, area, let_in, label, state)
    select v_regency, v_id, step.code, v_type, step.owner, step.due, step."legalBasis", step.standing, v_area, v_let_in, s ->> 'label', s ->> 'stage'
    from jsonb_to_recordset(s -> 'work') as step(code text, owner text, due date, "legalBasis" text, standing text)
    on conflict (regency, stream_id, code) do update set owner = excluded.owner, due = excluded.due, legal_basis = excluded.legal_basis,
      standing = excluded.standing, area = excluded.area, let_in = excluded.let_in, label = excluded.label, state = excluded.state
    where (w.owner, w.due, w.legal_basis, w.standing, w.area, w.let_in, w.label, w.state) is distinct from
      (excluded.owner, excluded.due, excluded.legal_basis, excluded.standing, excluded.area, excluded.let_in, excluded.label, excluded.state);
end $$;
