-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Which company places somebody, and whether nothing but a condition such as its licence still stands in the way: found when a licence changes.
alter table worker add column agency_id text;
alter table worker add column awaits_review boolean not null default false;
create index worker_agency on worker (agency_id, regency, stream_id) where agency_id is not null;
