-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Records as commands need them, by their keys, under one reader's authority; `nth` says which of those asked for it is.
create or replace function load_records(p_prefixes text, p_office text, p_regencies text[], p_ids uuid[])
returns table (nth integer, stream_type text, version integer, area text, let_in text[], state text, sealed bytea, hash bytea, wrapped bytea)
language plpgsql as $$
begin
  perform set_config('kawal.prefixes', p_prefixes, true), set_config('kawal.office', split_part(p_office, '@', 1), true), set_config('kawal.guest', p_office, true);
  -- Key by key, whatever the planner takes the tables for.
  return query
    select a.nth::integer, s.stream_type, s.version, s.area, s.let_in, s.state, s.sealed, s.hash, k.wrapped
    from unnest(p_regencies, p_ids) with ordinality a(regency, id, nth),
      lateral (select * from snapshot where regency = a.regency and stream_id = a.id offset 0) s
      left join lateral (select w.wrapped from subject_key w where w.regency = s.regency and w.stream_id = s.stream_id limit 1) k on true;
end $$;
