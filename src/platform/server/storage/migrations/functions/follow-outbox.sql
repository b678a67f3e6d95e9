-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Moves what was committed from the outbox to the feed, a batch at most. Every regency that waits has the same share of it, so that none
-- waits for a busy one; each is followed in the order of writing.
-- By keys alone, whatever the planner takes the tables for: the outbox is empty whenever it is counted, and a plan that was made for an
-- empty one reads a full one once for every event.
create or replace function follow_outbox(p_batch integer)
returns table (regency text, "position" bigint, stream_type text, stream_id uuid, version integer, type text, area text)
language sql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $$
with recursive waiting(regency) as (
  select min(o.regency) from outbox o
  union all select (select min(o.regency) from outbox o where o.regency > waiting.regency) from waiting where waiting.regency is not null
), share as (
  select greatest(1, p_batch / greatest(1, count(waiting.regency))) as size from waiting
), next as materialized (
  select w.regency, b.position from waiting w, lateral (
    select o.position from outbox o where o.regency = w.regency order by o.position limit (select size from share)
  ) b
), taken as (
  delete from outbox o using next n where o.regency = n.regency and o.position = n.position returning o.*
), tail as materialized (
  select r.regency, coalesce((select f.position from feed f where f.regency = r.regency order by f.position desc limit 1), 0) as position
  from (select distinct t.regency from taken t) r
)
insert into feed (regency, position, stream_type, stream_id, version, type, area, let_in)
select t.regency, tail.position + row_number() over (partition by t.regency order by t.position),
       t.stream_type, t.stream_id, t.version, t.type, t.area, t.let_in
from taken t join tail on tail.regency = t.regency
returning feed.regency, feed.position, feed.stream_type, feed.stream_id, feed.version, feed.type, feed.area
$$;
