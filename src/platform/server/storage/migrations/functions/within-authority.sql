-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Authority as the database sees it: only the row's own columns and transaction-local settings, no subquery.
create or replace function within_authority(area text, let_in text[]) returns boolean language sql stable parallel safe as $$
  select area ^@ any (nullif(current_setting('kawal.prefixes', true), '')::text[])
      or lets_in(let_in, current_setting('kawal.guest', true))
$$;
