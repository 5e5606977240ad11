-- Which generation of a collection serves; without a row the first, which has the collection's own name.
create table serving (
  collection text not null primary key,
  generation integer not null,
  former integer not null
);
