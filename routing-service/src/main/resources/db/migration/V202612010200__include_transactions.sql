-- Whether the transactions of a store come to central. Only a dispensary can leave them out.
alter table store add column transactions boolean not null default true;
