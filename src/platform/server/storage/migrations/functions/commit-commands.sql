-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Accepted commands, all of them or none: their ids, their events, the states and rows that follow from them, their outbox.
-- They come in groups of one writer and one regency; each group is written under its writer's own authority.
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
    perform set_config('kawal.prefixes', g ->> 'prefixes', true), set_config('kawal.office', g ->> 'office', true), set_config('kawal.user', g ->> 'user', true);
    insert into command (regency, command_id, user_id, office_id, contract, fingerprint, target, area, version, at)
      select g ->> 'home', c.command_id, g ->> 'user', g ->> 'office', c.contract, c.fingerprint, c.target, c.area, c.version, c.at
      from jsonb_populate_recordset(null::command, g -> 'commands') c;
    insert into subject_key (regency, stream_id, wrapped)
      select v_regency, k.stream_id, k.wrapped from jsonb_populate_recordset(null::subject_key, g -> 'keys') k;
    insert into event (regency, stream_id, version, stream_type, type, at, user_id, office_id, command_id, area, let_in, body, sealed, hash)
      select v_regency, e.stream_id, e.version, e.stream_type, e.type, e.at, g ->> 'user', g ->> 'office', e.command_id, e.area, e.let_in, e.body, e.sealed, e.hash
      from jsonb_populate_recordset(null::event, g -> 'events') e;
    insert into outbox (regency, stream_id, version, stream_type, type, area, let_in)
      select v_regency, e.stream_id, e.version, e.stream_type, e.type, e.area, e.let_in
      from jsonb_to_recordset(g -> 'events') as e(stream_id uuid, version integer, stream_type text, type text, area text, let_in text[]);
    insert into snapshot (regency, stream_id, stream_type, version, area, let_in, state, sealed, hash)
      select v_regency, s.stream_id, s.stream_type, s.version, s.area, s.let_in, s.state, s.sealed, s.hash
      from jsonb_populate_recordset(null::snapshot, g -> 'snapshots') s
      on conflict (regency, stream_id) do update set version = excluded.version, area = excluded.area, let_in = excluded.let_in,
        state = excluded.state, sealed = excluded.sealed, hash = excluded.hash;
    for t, r in select key, value from jsonb_each(g -> 'gone') loop
      perform apply_rows(t, true, r);
    end loop;
    for t, r in select key, value from jsonb_each(g -> 'put') loop
      perform apply_rows(t, false, r);
    end loop;
    -- Made whole at every command: which steps stood there before the table alone knows, since time changes steps too.
    if jsonb_array_length(g -> 'worked') > 0 then
      -- As an array, so that it goes by the key also where the table has no statistics yet.
      delete from work w where w.regency = v_regency
        and w.stream_id = any (array(select value::uuid from jsonb_array_elements_text(g -> 'worked'))) and not exists (
          select from jsonb_to_recordset(g -> 'work') as step(stream_id uuid, code text) where step.stream_id = w.stream_id and step.code = w.code);
    end if;
    insert into work as w (regency, stream_id, code, stream_type, owner, due, legal_basis, standing, area, let_in, label, state)
      select v_regency, n.stream_id, n.code, n.stream_type, n.owner, n.due, n.legal_basis, n.standing, n.area, n.let_in, n.label, n.state
      from jsonb_populate_recordset(null::work, g -> 'work') n
      on conflict (regency, stream_id, code) do update set owner = excluded.owner, due = excluded.due, legal_basis = excluded.legal_basis,
        standing = excluded.standing, area = excluded.area, let_in = excluded.let_in, label = excluded.label, state = excluded.state
      where (w.owner, w.due, w.legal_basis, w.standing, w.area, w.let_in, w.label, w.state) is distinct from
        (excluded.owner, excluded.due, excluded.legal_basis, excluded.standing, excluded.area, excluded.let_in, excluded.label, excluded.state);
    perform erase_stream(v_regency, e.stream_id, e.at) from jsonb_to_recordset(g -> 'erased') as e(stream_id uuid, at timestamptz);
  end loop;
end $$;
