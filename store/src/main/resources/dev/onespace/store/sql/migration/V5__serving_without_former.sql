-- The generation that served before may have been removed.
create table serving_generation (
  collection text not null primary key,
  generation integer not null,
  former integer
);

insert into serving_generation (collection, generation, former)
  select collection, generation, former from serving;

drop table serving;

alter table serving_generation rename to serving;
