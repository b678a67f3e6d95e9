-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Whether a record is reached from these places as this guest. One whose wall begins with the seal (`!`) is reached by those who are named
-- behind it, wherever they are; and by who has the seal among their places: they keep the row and have no key to it.
create or replace function is_reached(area text, let_in text[], prefixes text[], guest text) returns boolean language sql immutable parallel safe as $$
  select case when let_in[1] = '!' then lets_in(let_in, guest) or '!' = any (prefixes) else area ^@ any (prefixes) or lets_in(let_in, guest) end
$$;
-- Authority as the database sees it: only the row's own columns and transaction-local settings, no subquery.
create or replace function within_authority(area text, let_in text[]) returns boolean language sql stable parallel safe as $$
  select is_reached(area, let_in, nullif(current_setting('kawal.prefixes', true), '')::text[], current_setting('kawal.guest', true))
$$;
