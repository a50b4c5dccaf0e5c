package com.heycmo.outreach.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.testsupport.ServiceProperties;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** A database that a job migrates, with the only login that may. */
@ExtendWith(OutputCaptureExtension.class)
class MigrationsIntegrationTests {

    private final TestDatabase database = TestInfrastructure.get().newEmptyDatabase();

    @Test
    void aServiceWithoutTheOwnersLoginWaitsForThem(CapturedOutput output) {
        List<String> service = ServiceProperties.arguments(database, "localhost:1").stream()
                .filter(argument -> !argument.startsWith("--spring.flyway."))
                .toList();
        CompletableFuture<ConfigurableApplicationContext> start =
                CompletableFuture.supplyAsync(() -> new SpringApplicationBuilder(TenancyTestApplication.class)
                        .web(WebApplicationType.NONE)
                        .run(Stream.concat(service.stream(), Stream.of("--spring.flyway.enabled=false"))
                                .toArray(String[]::new)));
        await().atMost(Duration.ofSeconds(60)).until(() -> output.getAll().contains("waiting for the migrations"));

        Migrations.run(migrate());

        try (ConfigurableApplicationContext context = start.join()) {
            assertThat(context.isActive()).isTrue();
        }
    }

    @Test
    void againTheyChangeNothing() {
        Migrations.run(migrate());
        List<Map<String, Object>> history = history();

        Migrations.run(migrate());

        assertThat(history()).isEqualTo(history).isNotEmpty();
    }

    @Test
    void areAskedForByTheFirstArgument() {
        assertThat(Migrations.areAskedFor("migrate", "--debug")).isTrue();
        assertThat(Migrations.areAskedFor("--migrate")).isFalse();
        assertThat(Migrations.areAskedFor()).isFalse();
    }

    private List<Map<String, Object>> history() {
        return database.jdbc()
                .sql("SELECT * FROM flyway_schema_history ORDER BY installed_rank")
                .query()
                .listOfRows();
    }

    private String[] migrate() {
        return new String[] {
            "migrate",
            "--spring.datasource.url=" + database.jdbcUrl(),
            "--spring.flyway.user=" + database.user(),
            "--spring.flyway.password=" + database.password()
        };
    }
}
