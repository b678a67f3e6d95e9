-- SPDX-License-Identifier: AGPL-3.0-or-later
-- How somebody went who has not moved since that is told apart, as the file itself says it: so that lists, counts and the watch agree.
with told as (
  select w.regency, w.stream_id, case
    when s.state::jsonb ->> 'journey' = 'LEFT_NON_PROCEDURALLY' then 'NON_PROCEDURAL'
    when s.state::jsonb ->> 'journey' = 'ABROAD_UNDOCUMENTED' then 'UNDOCUMENTED'
    when s.state::jsonb -> 'milestones' ? 'DEPARTED' or s.state::jsonb ->> 'regularised' = 'true' then 'PROCEDURAL'
    else 'UNKNOWN' end as procedure
  from worker w join snapshot s on s.regency = w.regency and s.stream_id = w.stream_id
  where w.procedure is not null
), changed as (
  update worker w set procedure = told.procedure from told
  where w.regency = told.regency and w.stream_id = told.stream_id and w.procedure <> told.procedure
  returning w.regency, w.stream_id, w.procedure, w.state, w.since
)
update watch set
  kind = case when changed.procedure = 'PROCEDURAL' then 'RETURN' else 'UNRECORDED' end,
  on_day = changed.since + case when changed.procedure = 'PROCEDURAL' and changed.state <> 'RETURNING' then 730 else 0 end,
  reckoned = changed.procedure = 'PROCEDURAL' and changed.state <> 'RETURNING'
from changed where watch.regency = changed.regency and watch.stream_id = changed.stream_id;
