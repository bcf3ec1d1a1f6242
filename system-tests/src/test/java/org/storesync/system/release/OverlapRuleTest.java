package org.storesync.system.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.system.release.OverlapRule.Broken;

class OverlapRuleTest {

    @DisplayName("zero downtime: a migration must not take away or refuse what the release before uses")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table lane;",
                "DROP TABLE IF EXISTS lane CASCADE;",
                "alter table lane drop column last_seq;",
                "alter table lane drop last_seq;",
                "alter table lane add b int, drop column last_seq;",
                "alter table lane rename column last_seq to seq;",
                "alter table lane rename to path;",
                "alter table lane alter column last_seq type text;",
                "alter table lane alter last_seq set data type text;",
                "alter table lane alter column last_seq set not null;",
                "alter table lane alter column last_seq drop default;",
                "alter table lane add column weight int not null;",
                "alter table lane add column a int not null default 1, add column weight int not null;",
                "alter table lane add constraint lane_weight check (weight > 0);",
                "alter table lane add unique (weight);",
                "create unique index lane_by_weight on lane (weight);",
                "truncate table lane;",
                "drop view lanes;",
                "drop function lane_of(int);",
                "do $$ begin execute 1; alter table lane drop column last_seq; end $$;",
                "create table other (a int); alter table lane drop column last_seq;"
            })
    void findsWhatTheReleaseBeforeWouldMiss(String sql) {
        assertThat(OverlapRule.broken(Map.of("V2__x.sql", sql)))
                .extracting(Broken::migration)
                .contains("V2__x.sql");
    }

    @DisplayName("zero downtime: a migration may add, fill, and do what it likes with tables that are newer")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table lane add column weight int;",
                "alter table lane add column weight int not null default 1;",
                "alter table lane add column weight int default 1 not null;",
                "alter table lane add weight int generated always as (1) stored not null;",
                "alter table lane alter column last_seq drop not null;",
                "alter table lane alter column last_seq set default 1;",
                "alter table lane drop constraint lane_check;",
                "create index concurrently lane_by_weight on lane (weight);",
                "drop index lane_by_weight;",
                "drop trigger lane_before on lane;",
                "create table weight (a int not null primary key, unique (a));",
                "create table weight (a int); alter table weight add constraint w check (a > 0); drop table weight;",
                "create table weight (a int); create unique index weight_a on weight (a);",
                "update lane set last_seq = 0 where last_seq is null;",
                "insert into lane values ('drop table lane; rename');",
                "-- drop table lane;\nselect 1;",
                "/* alter table lane rename to path; */ select 1;",
                "comment on table lane is 'it may rename';"
            })
    void letsItExpandAndMigrate(String sql) {
        assertThat(OverlapRule.broken(Map.of("V2__x.sql", sql))).isEmpty();
    }

    @DisplayName("a table that one new migration makes may be changed by the next one")
    @Test
    void knowsTablesOfOtherNewMigrations() {
        assertThat(OverlapRule.broken(Map.of(
                        "V2__create_weight.sql", "create table if not exists weight (a int);",
                        "V3__drop_weight.sql", "drop table weight;")))
                .isEmpty();
    }
}
