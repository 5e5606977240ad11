-- Names in the order of their bytes, as SQLite has them, whatever the database's own order is.
alter table collection alter column name type text collate "C";
alter table item alter column name type text collate "C";
alter table change alter column item type text collate "C";

-- A source may be longer than an entry of a b-tree.
alter table item drop constraint item_collection_source_key;
alter table item add constraint item_source_once
  exclude using hash ((collection::text || ':' || source) with =);
create index item_source on item using hash (source);

-- An item's passages go with it, found by the unique key that begins with item.
