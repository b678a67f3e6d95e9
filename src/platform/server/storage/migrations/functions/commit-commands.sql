-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Accepted commands, all of them or none: their ids, their events, the states and rows that follow from them, their outbox.
-- They come in groups of one writer and one regency; each group is written under its writer's own authority, and what its events and
-- steps share with their record is said once, by the record.
-- A second writer of the same version, and the same command id, both end in unique_violation.
create or replace function commit_commands(p jsonb) returns void language plpgsql as $$
declare
  g jsonb;
  v_regency text;
  t text;
  r jsonb;
begin
  for g in select value from jsonb_array_elements(p) loop
    v_regency := g ->> 'regency';
    perform set_config('kawal.prefixes', g ->> 'prefixes', true), set_config('kawal.office', g ->> 'office', true), set_config('kawal.guest', g ->> 'guest', true), set_config('kawal.user', g ->> 'user', true);
    -- Made whole at every command: which steps stood there before the table alone knows, since time changes steps too.
    if jsonb_array_length(g -> 'worked') > 0 then
      -- As an array, so that it goes by the key also where the table has no statistics yet.
      delete from work w where w.regency = v_regency
        and w.stream_id = any (array(select value::uuid from jsonb_array_elements_text(g -> 'worked'))) and not exists (
          select from jsonb_to_recordset(g -> 'work') as n(stream_id uuid, code text, office text, owner text, due date, legal_basis text, standing text)
          join jsonb_to_recordset(g -> 'records') as s(stream_id uuid, area text, let_in text[], label text, stage text) using (stream_id)
          where stream_id = w.stream_id and n.code = w.code and n.office = w.office and (n.owner, n.due, n.legal_basis, n.standing, s.area, s.let_in, s.label, s.stage)
            is not distinct from (w.owner, w.due, w.legal_basis, w.standing, w.area, w.let_in, w.label, w.state));
    end if;
    -- One statement: what every insert of its own costs is paid once. Everything else is made from the records whose commands were written,
    -- so that these are written first and a repetition is told from a race.
    with sent as materialized (
      select * from jsonb_to_recordset(g -> 'records') as x(stream_id uuid, fresh boolean, stream_type text, version integer, area text, let_in text[], at timestamptz,
        command_id uuid, contract text, fingerprint bytea, target text, wrapped bytea, state text, sealed bytea, hash bytea, label text, stage text)
    ), taken as (
      insert into command (regency, command_id, user_id, office_id, contract, fingerprint, target, area, version, at)
      select g ->> 'home', command_id, g ->> 'user', g ->> 'office', contract, fingerprint, target, area, version, at from sent returning command_id
    ), record as materialized (
      select sent.* from sent join taken using (command_id)
    ), happened as materialized (
      select s.stream_type, s.area, s.let_in, s.at, s.command_id, e.*
      from jsonb_to_recordset(g -> 'events') as e(stream_id uuid, version integer, type text, body text, sealed bytea, hash bytea) join record s using (stream_id)
    ), keys as (
      insert into subject_key (regency, stream_id, wrapped) select v_regency, stream_id, wrapped from record where wrapped is not null
    ), events as (
      insert into event (regency, stream_id, version, stream_type, type, at, user_id, office_id, command_id, area, let_in, body, sealed, hash)
      select v_regency, stream_id, version, stream_type, type, at, g ->> 'user', g ->> 'office', command_id, area, let_in, body, sealed, hash from happened
    ), told as (
      insert into outbox (regency, stream_id, version, stream_type, type, area, let_in)
      select v_regency, stream_id, version, stream_type, type, area, let_in from happened order by version
    ), begun as (
      insert into snapshot (regency, stream_id, stream_type, version, area, let_in, state, sealed, hash)
      select v_regency, stream_id, stream_type, version, area, let_in, state, sealed, hash from record where fresh
    ), changed as (
      update snapshot s set version = n.version, area = n.area, let_in = n.let_in, state = n.state, sealed = n.sealed, hash = n.hash
      -- Whoever says nothing new writes no state: another may have said something since it was read.
      from record n where not n.fresh and s.regency = v_regency and s.stream_id = n.stream_id and s.version < n.version
    )
    insert into work (regency, stream_id, code, office, stream_type, owner, due, legal_basis, standing, area, let_in, label, state)
    select v_regency, n.stream_id, n.code, n.office, s.stream_type, n.owner, n.due, n.legal_basis, n.standing, s.area, s.let_in, s.label, s.stage
    from jsonb_to_recordset(g -> 'work') as n(stream_id uuid, code text, office text, owner text, due date, legal_basis text, standing text) join record s using (stream_id)
    where s.fresh or not exists (select from work w where w.regency = v_regency and w.stream_id = n.stream_id and w.code = n.code and w.office = n.office);
    for t, r in select key, value from jsonb_each(g -> 'gone') loop
      perform apply_rows('drop', t, r);
    end loop;
    for t, r in select key, value from jsonb_each(g -> 'put') loop
      perform apply_rows('put', t, r);
    end loop;
    for t, r in select key, value from jsonb_each(g -> 'add') loop
      perform apply_rows('add', t, r);
    end loop;
    perform seal_keys(v_regency, k.stream_id, k.keys) from jsonb_to_recordset(g -> 'seals') as k(stream_id uuid, keys jsonb);
    perform erase_stream(v_regency, e.stream_id, e.at) from jsonb_to_recordset(g -> 'erased') as e(stream_id uuid, at timestamptz);
  end loop;
end $$;
