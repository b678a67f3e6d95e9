-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Whether a head is one for the time being (Plt., Pj.); those of before are for good.
alter table office_head add column caretaker text collate "C";
