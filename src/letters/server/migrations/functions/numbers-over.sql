-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Which numbers count no more although no day has ended them: told to everybody, so that a check without a network knows of them. Numbers name
-- nobody.
create or replace function numbers_over()
returns table (number text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select number from public.letter where revoked_on is not null or replaced_on is not null
  union all
  select number from public.office_paper where revoked_on is not null
$$;
revoke all on function numbers_over() from public;
grant execute on function numbers_over() to kawal_app;
