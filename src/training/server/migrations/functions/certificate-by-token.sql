-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The narrow path past row-level security: whoever holds the paper holds its secret, and with it sees this one record and no other.
create or replace function certificate_by_token(p_regency text, p_token bytea)
returns table (regency text, stream_id uuid, nth integer, state text, sealed bytea, wrapped bytea)
language sql stable security definer set search_path = pg_catalog, public as $$
  select c.regency, c.assessment_id, c.nth, s.state, s.sealed, k.wrapped
  from public.certificate_address c
  join public.snapshot s on s.regency = c.regency and s.stream_id = c.assessment_id
  left join public.subject_key k on k.regency = c.regency and k.stream_id = c.assessment_id
  where c.regency = p_regency and c.token = p_token
$$;
revoke all on function certificate_by_token(text, bytea) from public;
grant execute on function certificate_by_token(text, bytea) to kawal_app;
