-- SPDX-License-Identifier: AGPL-3.0-or-later
-- What an officer's places hold of a kind of record is found by the place: a device asks for it, and again whenever something moved.
create index snapshot_within on snapshot (stream_type, area, stream_id);
