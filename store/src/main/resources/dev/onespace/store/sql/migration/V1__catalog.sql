create table collection (
  id ${key},
  name text not null unique,
  space_id text not null,
  dimension integer not null,
  space_hash text not null,
  last_change bigint not null
);

create table item (
  id ${key},
  collection bigint not null references collection (id),
  name text not null,
  type text not null,
  source text not null,
  title text not null,
  content text not null,
  metadata text not null,
  pipeline text not null,
  thumbnail text,
  facts text not null,
  unique (collection, name),
  unique (collection, source)
);

create index item_content on item (collection, content);

create table passage (
  item bigint not null references item (id) on delete cascade,
  ordinal integer not null,
  collection bigint not null,
  type text not null,
  facet text not null,
  shuffle bigint not null,
  locator text not null,
  words text not null,
  spans text not null,
  vector ${bytes} not null,
  unique (item, ordinal)
);

create index passage_sample on passage (collection, type, facet, shuffle);

create table change (
  collection bigint not null references collection (id),
  item text not null,
  sequence bigint not null,
  primary key (collection, item)
);

create unique index change_sequence on change (collection, sequence);

create table quarantine (
  collection bigint not null references collection (id),
  content text not null,
  source text not null,
  code text not null,
  cause text not null,
  remedy text not null,
  primary key (collection, content)
);
