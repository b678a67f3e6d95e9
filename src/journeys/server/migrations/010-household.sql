-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Who shares a family card shares a household: found by its keyed hash.
alter table worker add column family_hash bytea;
create index worker_family on worker (regency, family_hash) where family_hash is not null;
