-- The index of a collection: derived from the catalog, may be emptied and filled again.

create table index_state (
  id bigint generated always as identity primary key,
  collection text collate "C" not null,
  format integer not null,
  -- The change up to which it follows the catalog; null if it was never committed.
  sequence bigint,
  passages bigint not null default 0,
  -- Passages with terms, and how many terms they have together: what BM25 needs.
  worded bigint not null default 0,
  terms bigint not null default 0,
  unique (collection, format)
);

create sequence index_item_id;

create table index_item (
  id bigint primary key,
  index bigint not null,
  name text collate "C" not null,
  -- The name in bytes that have the order of ids.
  place bytea not null,
  passages integer not null,
  -- From which position on a remote index shows it as it is now.
  mark bigint not null,
  -- Type and metadata: what is asked for equality, cut short; and what has an order, in full.
  facts bytea[] not null,
  ordered bytea[] not null,
  unique (index, place)
);

create index index_item_mark on index_item (index, mark);
create index index_item_facts on index_item using gin (facts);

create table index_passage (
  item bigint not null,
  ordinal integer not null,
  index bigint not null,
  facet text not null,
  vector bytea not null,
  -- Its terms in order, null where a stop word was; their number as BM25 counts it.
  words text[] collate "C" not null,
  length integer not null,
  codes bytea[] not null,
  primary key (item, ordinal)
);

create index index_passage_index on index_passage (index, facet);
create index index_passage_words on index_passage using gin (words);
create index index_passage_codes on index_passage using gin (codes);

-- How many passages have a term.
create table index_term (
  index bigint not null,
  term text collate "C" not null,
  passages bigint not null,
  primary key (index, term)
);
