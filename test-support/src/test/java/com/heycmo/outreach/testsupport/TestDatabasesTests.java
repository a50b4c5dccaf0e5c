package com.heycmo.outreach.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestDatabasesTests {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://127.0.0.1:5432/outreach, jdbc:postgresql://127.0.0.1:5432/new",
        "jdbc:postgresql://127.0.0.1:5432/, jdbc:postgresql://127.0.0.1:5432/new",
        "jdbc:postgresql://db/x?ssl=true&sslrootcert=/etc/ca, jdbc:postgresql://db/new?ssl=true&sslrootcert=/etc/ca"
    })
    void replaceOnlyTheDatabaseInAUrl(String jdbcUrl, String expected) {
        assertThat(TestDatabases.withDatabase(jdbcUrl, "new")).isEqualTo(expected);
    }
}
