-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Which certificates were revoked: told to everybody by their numbers, so that a check without a network knows of them.
create or replace function certificates_over()
returns table (number text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select number from public.certificate where revoked_on is not null
$$;
revoke all on function certificates_over() from public;
grant execute on function certificates_over() to kawal_app;
