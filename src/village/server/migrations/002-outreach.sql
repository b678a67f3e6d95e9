-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Sessions, and what was known before and after each; they name nobody.
create table outreach (
  regency text collate "C" not null,
  stream_id uuid not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  on_day date not null,
  kind text collate "C" not null,
  venue text not null,
  people integer not null,
  women integer not null,
  under_18 integer not null,
  primary key (regency, stream_id)
);
comment on table outreach is 'projected';
create index outreach_newest on outreach (regency, on_day desc, stream_id desc);
alter table outreach enable row level security;
create policy within_authority on outreach using (within_authority(area, let_in));

create table outreach_score (
  regency text collate "C" not null,
  stream_id uuid not null,
  audience text collate "C" not null,
  moment text collate "C" not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  right_answers integer not null,
  answers integer not null,
  primary key (regency, stream_id, audience, moment)
);
comment on table outreach_score is 'projected';
alter table outreach_score enable row level security;
create policy within_authority on outreach_score using (within_authority(area, let_in));
