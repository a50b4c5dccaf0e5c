package com.heycmo.outreach.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GivenServersIntegrationTests {

    @Test
    void keepNoDatabasesOfTheTests() {
        TestDatabase bystander = TestInfrastructure.get().newEmptyDatabase();
        TestDatabases databases =
                new TestDatabases(bystander.owner(), new DatabaseLogins(bystander.service(), bystander.worker()));
        TestDatabase database = databases.create();
        TestDatabase empty = databases.createEmpty();
        assertThat(tables(database)).contains("linkedin_outreach_queue", "outbox");
        assertThat(tables(empty)).isEmpty();

        databases.dropAll();

        assertThat(bystander
                        .jdbc()
                        .sql("SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'")
                        .query(String.class)
                        .list())
                .contains(bystander.name())
                .doesNotContain(database.name(), empty.name());
    }

    private static List<String> tables(TestDatabase database) {
        return database.jdbc()
                .sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
                .query(String.class)
                .list();
    }
}
