-- What a job says of its item's fields beside those it sets, and what kind of thing its source is.
alter table job add column removed text[] not null default '{}';
alter table job add column all_fields boolean not null default false;
alter table job add column origin text not null default 'program';
alter table job add column device text;
