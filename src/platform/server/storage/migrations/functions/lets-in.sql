-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Whether a record lets a guest in who belongs to another area. The guest is `office@today@now`; an entry is an office, `office@last-day`, or
-- `office@last-instant`.
-- One expression, so that it becomes part of the statement that asks; the loop, which cannot, is called for what lets anybody in at all.
create or replace function lets_in(let_in text[], guest text) returns boolean language sql immutable parallel safe as $$
  select case when let_in = '{}' or coalesce(guest, '') = '' then false else entry_lets_in(let_in, guest) end
$$;
create or replace function entry_lets_in(let_in text[], guest text) returns boolean language sql immutable parallel safe as $$
  select exists (select from unnest(let_in) entry where split_part(entry, '@', 1) = split_part(guest, '@', 1)
    and (entry !~ '@' or split_part(entry, '@', 2) collate "C" >= nullif(split_part(guest, '@', case when split_part(entry, '@', 2) ~ 'T' then 3 else 2 end), '')))
$$;
