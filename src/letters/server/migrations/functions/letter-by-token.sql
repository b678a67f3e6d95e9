-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The narrow path past row-level security: whoever holds the paper holds its secret, and with it sees this one letter and no other.
create or replace function letter_by_token(p_regency text, p_token bytea)
returns table (regency text, stream_id uuid, state text, sealed bytea, wrapped bytea)
language sql stable security definer set search_path = pg_catalog, public as $$
  select a.regency, a.letter_id, s.state, s.sealed, k.wrapped
  from public.letter_address a
  join public.snapshot s on s.regency = a.regency and s.stream_id = a.letter_id
  left join public.subject_key k on k.regency = a.regency and k.stream_id = a.letter_id
  where a.regency = p_regency and a.token = p_token
$$;
revoke all on function letter_by_token(text, bytea) from public;
grant execute on function letter_by_token(text, bytea) to kawal_app;
