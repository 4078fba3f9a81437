-- How far each member has looked, page by page and chain by chain, so that what is new to them can be marked. It is their own
-- affair: nobody else sees it, it is in no chain and in no export, and it goes when they leave. No time is kept. Pages are
-- sealed too: addresses of texts are made of their titles.

create table parley.look (
    member   uuid primary key references parley.member,
    talks    uuid not null,
    audience text not null, -- whose key it is sealed with
    epoch    int not null,
    sealed   bytea not null check (length(sealed) <= 1048576),
    foreign key (talks, audience) references parley.chain
);
alter table parley.look enable row level security;
alter table parley.look force row level security;
create policy for_the_guard on parley.look to parley_owner using (true) with check (true);
create policy own on parley.look to parley_app
    using (member = (select guard.member()))
    with check (member = (select guard.member()) and talks = (select guard.talks())
                and audience = any ((select guard.reads())::text[]));
grant select, insert on parley.look to parley_app;
grant update (epoch, sealed) on parley.look to parley_app;
grant select on parley.look to parley_backup;

create function guard.forget_looks() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from parley.look where member = new.id;
    return new;
end $$;
create trigger forget_looks after update of left_at on parley.member
    for each row when (new.left_at is not null) execute function guard.forget_looks();
revoke all on function guard.forget_looks() from public;
