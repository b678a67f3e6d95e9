-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Erases the person behind a stream: the key with which the history was sealed, and every row that was projected from it.
-- Events, hashes and the sealed bytes stay, so that the chain is whole and says nothing.
create or replace function erase_stream(p_regency text, p_id uuid, p_at timestamptz) returns void language plpgsql as $$
declare
  t text;
begin
  perform destroy_keys(p_regency, p_id, p_at);
  delete from work where regency = p_regency and stream_id = p_id;
  for t in select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'stream_id' and not a.attisdropped
    where c.relkind = 'r' and obj_description(c.oid, 'pg_class') = 'projected' loop
    execute format('delete from %I where regency = $1 and stream_id = $2', t) using p_regency, p_id;
  end loop;
end $$;
