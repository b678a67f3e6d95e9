-- SPDX-License-Identifier: AGPL-3.0-or-later
-- What was given to a volunteer stays as narrow as it was given, whatever the account becomes.

alter table delegation add column narrow boolean not null default false;
-- Of what stands the account's role of today says it: nobody kept what it was then.
update delegation d set narrow = true from app_user u
  where u.regency = d.regency and u.stream_id = substr(d.deputy_id, 6)::uuid and u.role = 'volunteer';
