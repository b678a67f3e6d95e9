-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The narrow path past row-level security: whoever holds the paper holds its secret, and with it learns of this one paper what its row says.
create or replace function office_paper_checked(p_regency text, p_token bytea)
returns table (
  kind text, number text, office text, signer text, for_name text, caretaker text, issued_on date, hash text, revoked_on date
)
language sql stable security definer set search_path = pg_catalog, public as $$
  select kind, number, office, signer, for_name, caretaker, issued_on, hash, revoked_on from public.office_paper where regency = p_regency and token = p_token
$$;
revoke all on function office_paper_checked(text, bytea) from public;
grant execute on function office_paper_checked(text, bytea) to kawal_app;
