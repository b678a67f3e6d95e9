-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Who left without the procedure, is away, and has not moved since the day of leaving is kept: the file says it as its last such move does
-- (without that move nobody comes to be away so), and the rows say with it how they went and since when they are gone.
with gone as (
  select distinct on (e.regency, e.stream_id) e.regency, e.stream_id, e.body::jsonb ->> 'on' as left_on
  from event e
  join worker w on w.regency = e.regency and w.stream_id = e.stream_id
  join snapshot s on s.regency = e.regency and s.stream_id = e.stream_id
  where (w.procedure <> 'PROCEDURAL' or w.procedure is not null and s.state::jsonb ->> 'regularised' = 'true')
    and e.type = 'WorkerMoved' and e.body::jsonb ->> 'to' = 'LEFT_NON_PROCEDURALLY'
  order by e.regency, e.stream_id, e.version desc
), told as (
  update snapshot s set state = (s.state::jsonb || jsonb_build_object('nonProcedural', jsonb_build_object('left', gone.left_on)))::text
  from gone where s.regency = gone.regency and s.stream_id = gone.stream_id
), changed as (
  update worker w set procedure = case w.procedure when 'UNKNOWN' then 'UNDOCUMENTED' else w.procedure end
  from gone where w.regency = gone.regency and w.stream_id = gone.stream_id
  returning w.regency, w.stream_id, w.procedure, w.state, w.since, gone.left_on
)
update watch set
  kind = case changed.state when 'RETURNING' then 'RETURN' else 'UNRECORDED' end,
  on_day = case changed.state when 'RETURNING' then changed.since::date else changed.left_on::date end
from changed where watch.regency = changed.regency and watch.stream_id = changed.stream_id and changed.procedure <> 'PROCEDURAL';
