-- The last position that a remote index was written to: while it shows less, a difference is no drift.
alter table index_state add column position bigint not null default 0;
