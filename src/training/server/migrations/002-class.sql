-- SPDX-License-Identifier: AGPL-3.0-or-later
-- What is taught and how long it takes; the whole definition, since a list shows all of it.
create table programme (
  regency text collate "C" not null,
  stream_id uuid not null,
  version integer not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  name text not null,
  definition jsonb not null,
  primary key (regency, stream_id)
);
comment on table programme is 'projected';
alter table programme enable row level security;
create policy within_authority on programme using (within_authority(area, let_in));

-- What a list of classes shows. `sort_day` is the first day of teaching, or the day it was planned.
create table class (
  regency text collate "C" not null,
  stream_id uuid not null,
  version integer not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  title text not null,
  title_key text not null,
  status text not null,
  programme text not null,
  provider text not null,
  sort_day date not null,
  first_day date,
  last_day date,
  next_session date,
  capacity integer not null,
  enrolled integer not null,
  completed integer not null,
  primary key (regency, stream_id)
);
comment on table class is 'projected';
create index class_newest on class (regency, sort_day desc, stream_id desc);
alter table class enable row level security;
create policy within_authority on class using (within_authority(area, let_in));

-- Somebody's training, at the person's own place, so that their village may read it where it may not read the class.
create table trainee (
  regency text collate "C" not null,
  stream_id uuid not null,
  worker_id text not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  title text not null,
  programme text not null,
  provider text not null,
  status text not null,
  first_day date,
  last_day date,
  hours double precision not null,
  min_hours double precision not null,
  has_left boolean not null,
  completed_on date,
  primary key (regency, stream_id, worker_id)
);
comment on table trainee is 'projected';
-- A person may be taught in another regency too; the number of a file names its own.
create index trainee_worker on trainee (worker_id);
alter table trainee enable row level security;
create policy within_authority on trainee using (within_authority(area, let_in));

-- Nobody sits in two open classes of one programme: the key refuses the second, also where two desks enrol at once.
create table seat (
  regency text collate "C" not null,
  programme_id text not null,
  worker_id text not null,
  stream_id uuid not null,
  primary key (regency, programme_id, worker_id)
);
comment on table seat is 'projected';
