-- Letters have an id and, until they are called back or run out, their sealed file, so that one that was lost on a dropped line
-- can be fetched again. Answers say which letter their device has opened.

alter table parley.letter add column id uuid not null default gen_random_uuid();
alter table parley.letter add column file bytea;
alter table parley.letter add column opened bigint;
alter table parley.letter add constraint letter_once unique (talks, party, device, outward, id);
alter table parley.letter add constraint letter_kept check (file is null or outward);
alter table parley.letter add constraint letter_opened check ((opened is null) = outward);
grant update (file) on parley.letter to parley_app;

-- The visibility matrix, in the database's words: the head alone registers and revokes the devices of a delegation.
drop policy add on parley.device;
drop policy revoke on parley.device;
create policy add on parley.device for insert to parley_app
    with check (talks = (select guard.talks()) and party = (select guard.party()) and (select guard.role()) = 'head'
                and member = (select guard.member()));
create policy revoke on parley.device for update to parley_app
    using (talks = (select guard.talks()) and party = (select guard.party()) and (select guard.role()) = 'head');

-- The mediation has letters made and calls them back; answers are brought by the delegation's own people.
drop policy carry on parley.letter;
drop policy revoke on parley.letter;
create policy carry on parley.letter for insert to parley_app
    with check (talks = (select guard.talks())
                and ((select guard.mediates()) and outward
                     or party = (select guard.party()) and (select guard.role()) in ('head', 'member')));
create policy revoke on parley.letter for update to parley_app
    using (talks = (select guard.talks())
           and ((select guard.mediates()) and outward
                or party = (select guard.party()) and (select guard.role()) in ('head', 'member')));

-- A file goes away; it is never exchanged.
create function guard.file_goes() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if new.file is not null and new.file is distinct from old.file then
        raise exception 'a letter is not exchanged' using errcode = '42501';
    end if;
    return new;
end $$;
create trigger file_goes before update on parley.letter for each row execute function guard.file_goes();
revoke all on function guard.file_goes() from public;
