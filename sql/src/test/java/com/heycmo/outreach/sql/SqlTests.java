package com.heycmo.outreach.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlTests {

    @Test
    void arraysKeepTheOrderAndNulls() {
        assertThat(TextArrays.of(Arrays.asList(1, 2), number -> number == 1 ? null : number))
                .containsExactly(null, "2");
    }

    @Test
    void timesAreInUtcAndNullStaysNull() {
        assertThat(Times.utc(Instant.parse("2026-11-30T09:30:00Z"))).isEqualTo("2026-11-30T09:30:00Z");
        assertThat(Times.utc(null)).isNull();
    }

    @Test
    void findsEverySqlStateOfTheCauses() {
        SQLException inner = new SQLException("inner", "23505");
        RuntimeException thrown = new RuntimeException(new SQLException("outer", "08006", inner));

        assertThat(SqlStates.of(thrown)).isEqualTo(List.of("08006", "23505"));
        assertThat(SqlStates.of(new RuntimeException("none"))).isEmpty();
        assertThat(SqlStates.innermost(thrown)).contains("23505");
        assertThat(SqlStates.innermost(new RuntimeException("none"))).isEmpty();
    }
}
