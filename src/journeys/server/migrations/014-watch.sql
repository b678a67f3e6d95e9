-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Whom a village watches: who is ready to leave, who is away. What the state alone does not say of older files (the regency's own days, an end
-- of the contract, children) comes with the next command on each.
create table watch (
  regency text collate "C" not null,
  stream_id uuid not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  kind text collate "C" not null,
  on_day date not null,
  reckoned boolean not null,
  children integer not null,
  uncared boolean not null,
  primary key (regency, stream_id)
);
comment on table watch is 'projected';
create index watch_place on watch (regency, area, kind, on_day);
alter table watch enable row level security;
create policy within_authority on watch using (within_authority(area, let_in));
insert into watch (regency, stream_id, area, let_in, kind, on_day, reckoned, children, uncared)
select regency, stream_id, area, let_in,
  case when state = 'READY' then 'DEPARTURE' when procedure = 'PROCEDURAL' then 'RETURN' else 'UNRECORDED' end,
  since + case when state = 'READY' then 30 when state = 'RETURNING' or procedure <> 'PROCEDURAL' then 0 else 730 end,
  procedure = 'PROCEDURAL' and state <> 'RETURNING', 0, false
from worker where (state = 'READY' or procedure is not null) and merged_into is null;
