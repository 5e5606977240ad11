-- The last deletion whose item's name was forgotten: an index that did not follow it is built anew.
alter table collection add column forgotten bigint not null default 0;

create index item_thumbnail on item (thumbnail);
