-- SPDX-License-Identifier: AGPL-3.0-or-later
-- A device that was ended is told so where nobody is signed in there any more: its id is all that it says.

create index device_ended on device (id) where ended_at is not null;
