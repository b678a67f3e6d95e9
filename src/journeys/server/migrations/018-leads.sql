-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Whose file leads another: of these the watch and the register of who is away say of the family what all files of the person say.
alter table worker add column leads boolean not null default false;
create index worker_led on worker (regency, merged_into) where merged_into is not null;
update worker w set leads = true where exists
  (select from worker l where l.regency = w.regency and l.merged_into = replace(w.regency, '.', '') || '-' || w.stream_id);
