-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The highest number of a series is looked for wherever it was counted. That none is given twice is kept where it is counted now; numbers that
-- stand twice already, each in its own regency, stay as they were printed.
create index given_number_series on given_number (series, serial desc);
