-- SPDX-License-Identifier: AGPL-3.0-or-later
-- One accepted command, whole or not at all: its id, its events, the state and rows that follow from them, its outbox.
-- A second writer of the same version, and the same command id, both end in unique_violation.
create or replace function commit_command(p_prefixes text, p_office text, p_user text, p jsonb) returns void language plpgsql as $$
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
