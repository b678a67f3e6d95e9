-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The places of job orders that files hold, in the order's own regency: a place is held once, whoever comes at the same moment.
create table job_place (
  regency text collate "C" not null,
  order_id uuid not null,
  place integer not null,
  -- Where the file began.
  home text collate "C" not null,
  stream_id uuid not null,
  primary key (regency, order_id, place)
);
comment on table job_place is 'projected';
