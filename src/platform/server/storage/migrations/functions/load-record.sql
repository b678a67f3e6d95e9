-- SPDX-License-Identifier: AGPL-3.0-or-later
-- A record as a command needs it, under the reader's authority.
create or replace function load_record(p_prefixes text, p_office text, p_regency text, p_id uuid)
returns table (stream_type text, version integer, area text, let_in text[], state text, sealed bytea, hash bytea, wrapped bytea)
language plpgsql as $$
begin
  perform set_config('kawal.prefixes', p_prefixes, true), set_config('kawal.office', split_part(p_office, '@', 1), true), set_config('kawal.guest', p_office, true);
  return query
    select s.stream_type, s.version, s.area, s.let_in, s.state, s.sealed, s.hash, k.wrapped
    from snapshot s left join subject_key k on k.regency = s.regency and k.stream_id = s.stream_id
    where s.regency = p_regency and s.stream_id = p_id;
end $$;
