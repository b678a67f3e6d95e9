-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Whether a look was at something within these prefixes. A record has one place; a list may have shown records of each of its places,
-- so it concerns whoever is over one of them and whoever is somewhere below one.
-- One expression, so that it becomes part of the statement that asks; the loop over a list's places, which cannot, is called for lists alone.
create or replace function looked_within(area text, places text[], prefixes text[]) returns boolean language sql immutable parallel safe as $$
  select case when places = '{}' then area ^@ any (prefixes) else places_touch(places, prefixes) end
$$;
create or replace function places_touch(places text[], prefixes text[]) returns boolean language sql immutable parallel safe as $$
  select exists (select from unnest(places) place, unnest(prefixes) prefix where place ^@ prefix or prefix ^@ place)
$$;
