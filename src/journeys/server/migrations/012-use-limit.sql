-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Limits on the use of a file, each granted on a request of the person: few, and asked at every list that is taken away.
create table use_limit (
  regency text collate "C" not null,
  stream_id uuid not null,
  -- The whole number of the request.
  request text collate "C" not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  right_code text not null,
  from_day date not null,
  -- The last day; null where it holds until it is ended.
  until_day date,
  primary key (regency, stream_id, request)
);
comment on table use_limit is 'projected';
alter table use_limit enable row level security;
create policy within_authority on use_limit using (within_authority(area, let_in));
