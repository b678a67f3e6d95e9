-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Records that let other offices in are few: in which regencies an office has some is asked before each of its lists.
create index snapshot_shared on snapshot (stream_type, regency) where let_in <> '{}';

-- A step that one office alone is asked for, where a record lets it in; empty where every office of its kind there may do it.
alter table work add column office text collate "C" not null default '';
alter table work drop constraint work_pkey;
alter table work add primary key (regency, stream_id, code, office);
