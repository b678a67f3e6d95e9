-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Exact search by passport number goes by its keyed hash, as by NIK and phone.
alter table worker add column passport_hash bytea;
create index worker_passport on worker (regency, passport_hash) where passport_hash is not null;
