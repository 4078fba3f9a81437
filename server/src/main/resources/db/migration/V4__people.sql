-- Invitations have a name that is no secret, so that they can be spoken of in the record and withdrawn.

alter table parley.invitation add column id uuid not null default gen_random_uuid();
create index invitation_id on parley.invitation (talks, id);
