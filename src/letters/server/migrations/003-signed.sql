-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The signed original of a letter, as it came back: the address of its file, so that it is not swept, until its person is erased.
alter table letter add column signed_at text collate "C";
