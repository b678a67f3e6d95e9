-- SPDX-License-Identifier: AGPL-3.0-or-later
-- A sealed record's key for each of its offices, and for nobody who is no longer one. Nobody sees another office's copy, so that the tables'
-- owner writes them; for a record alone that its writer reaches.
create or replace function seal_keys(p_regency text, p_id uuid, p_keys jsonb) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from snapshot s where s.regency = p_regency and s.stream_id = p_id and s.let_in[1] = '!' and within_authority(s.area, s.let_in)) then
    raise insufficient_privilege;
  end if;
  delete from subject_key k where k.regency = p_regency and k.stream_id = p_id
    and k.office <> all (array(select n.office from jsonb_to_recordset(p_keys) as n(office text)));
  insert into subject_key (regency, stream_id, office, entry, wrapped)
    select p_regency, p_id, n.office, n.entry, n.wrapped from jsonb_to_recordset(p_keys) as n(office text, entry text, wrapped bytea)
    on conflict (regency, stream_id, office) do update set entry = excluded.entry, wrapped = excluded.wrapped;
end $$;
-- Every copy of a subject's key, whoever may see it. The rows stay and say when.
create or replace function destroy_keys(p_regency text, p_id uuid, p_at timestamptz) returns void language sql security definer set search_path = public, pg_temp as $$
  update subject_key set wrapped = null, erased_at = p_at where regency = p_regency and stream_id = p_id
$$;
