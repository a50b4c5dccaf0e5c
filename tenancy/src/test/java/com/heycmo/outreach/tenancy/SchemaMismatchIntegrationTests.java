package com.heycmo.outreach.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.testsupport.ServiceProperties;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class SchemaMismatchIntegrationTests {

    private final TestDatabase database = TestInfrastructure.get().newDatabase();

    @Test
    void aMigrationThatHasChangedStopsTheStart(CapturedOutput output) {
        execute("UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '1'");

        assertStartExplainsTheSchemaMismatch(output);
    }

    @Test
    void aMigrationThatNoLongerExistsStopsTheStart(CapturedOutput output) {
        execute("""
                INSERT INTO flyway_schema_history (
                       installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                VALUES (0, '0.1', 'queue', 'SQL', 'V0.1__queue.sql', 1, current_user, 1, true)
                """);

        assertStartExplainsTheSchemaMismatch(output);
    }

    @Test
    void tablesWithoutAMigrationHistoryStopTheStart(CapturedOutput output) {
        execute("DROP TABLE flyway_schema_history");

        assertStartExplainsTheSchemaMismatch(output);
    }

    @Test
    void theUrlIsShownWithoutItsParameters() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("spring.datasource.url", "jdbc:postgresql://db.example.com/outreach?password=secret");

        SchemaMismatchFailureAnalyzer analyzer = new SchemaMismatchFailureAnalyzer(environment);

        assertThat(analyzer.analyze(schemaWithoutHistory()))
                .satisfies(analysis -> assertThat(analysis.getDescription())
                        .isEqualTo("The database at jdbc:postgresql://db.example.com/outreach"
                                + " has the schema of another version of the pipeline."));
    }

    @Test
    void otherFailuresOfMigrationsAreNotExplained() {
        assertThat(new SchemaMismatchFailureAnalyzer(new MockEnvironment())
                        .analyze(new FlywayException("The migration failed.")))
                .isNull();
    }

    private void assertStartExplainsTheSchemaMismatch(CapturedOutput output) {
        List<String> arguments = new ArrayList<>(ServiceProperties.arguments(database, "localhost:1"));
        arguments.add("--outreach.data-dir=/var/lib/outreach");
        SpringApplicationBuilder application =
                new SpringApplicationBuilder(TenancyTestApplication.class).web(WebApplicationType.NONE);

        assertThatThrownBy(() -> application.run(arguments.toArray(String[]::new)))
                .hasStackTraceContaining("Flyway");

        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START")
                .contains("The database at %s has the schema of another version of the pipeline."
                        .formatted(database.jdbcUrl().replaceFirst("\\?.*", "")))
                .contains("Use an empty database")
                .contains("(outreach.data-dir, here /var/lib/outreach)")
                .doesNotContain("\tat ");
    }

    private void execute(String statement) {
        database.jdbc().sql(statement).update();
    }

    private static FlywayException schemaWithoutHistory() {
        return new FlywayException("", CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE);
    }
}
