package com.heycmo.outreach.problems;

import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.policy.ReasonCode;
import jakarta.servlet.Filter;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An application whose controllers and filter fail in every way that the tests need. */
@NullMarked
@SpringBootApplication(exclude = DataSourceAutoConfiguration.class)
class BrokenApplication {

    record Body(String text, int version, List<Item> items) {}

    record Item(String id) {}

    record Answer(@Nullable String missing, Instant at) {}

    @Bean
    FilterRegistrationBean<Filter> brokenFilter() {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
            throw new IllegalStateException("SELECT secret FROM filter");
        });
        filter.addUrlPatterns("/filter/*");
        return filter;
    }

    @RestController
    @RequestMapping(path = "/api/things", produces = "application/json")
    static class BrokenController {

        @GetMapping("/{customerId}")
        Answer answer(@PathVariable UUID customerId) {
            return new Answer(null, Instant.parse("2026-11-20T09:30:00.123456Z"));
        }

        @GetMapping("/{customerId}/{id}")
        UUID one(@PathVariable UUID customerId, @PathVariable UUID id) {
            return id;
        }

        @PostMapping("/{customerId}/body")
        Body body(@PathVariable UUID customerId, @RequestBody Body body) {
            return body;
        }

        @PostMapping("/{customerId}/result")
        int result(@PathVariable UUID customerId, @RequestBody Map<String, String> body) {
            return body.toString().length();
        }

        @PostMapping("/{customerId}/bodyless")
        int bodyless() {
            return 1;
        }

        @GetMapping("/parameter")
        int parameter(@RequestParam int number, @RequestParam UUID who) {
            return number;
        }

        @GetMapping("/throwing")
        String throwing(@RequestParam String what) throws Exception {
            throw failure(what);
        }

        private static Exception failure(String what) {
            SQLException shutdown = new SQLException("terminating connection\nstack", "57P01");
            return switch (what) {
                case "transition" ->
                    ProblemException.of(ProblemType.INVALID_TRANSITION, "A sent draft stays sent.")
                            .with("currentStatus", "sent")
                            .with("row", new Answer(null, Instant.EPOCH));
                case "reasons" ->
                    ProblemException.validationFailed(
                            List.of(Reason.of(ReasonCode.BODY_REQUIRED, "body is required.")));
                case "kafka" -> ProblemException.unavailable("The broker is unavailable.", null);
                case "no-connection" ->
                    new CannotGetJdbcConnectionException("Failed to obtain JDBC Connection", shutdown);
                case "no-transaction" -> new CannotCreateTransactionException("Could not open", shutdown);
                case "resource" -> new DataAccessResourceFailureException("unavailable", shutdown);
                case "timeout" -> new QueryTimeoutException("too slow");
                case "commit" -> new TransactionSystemException("commit", shutdown);
                case "sqlstate" -> new UncategorizedSQLException("task", "SELECT secret", shutdown);
                case "standby" ->
                    new UncategorizedSQLException("task", "SELECT secret", new SQLException("read-only", "25006"));
                case "grammar" ->
                    new UncategorizedSQLException("task", "SELECT secret", new SQLException("syntax", "42601"));
                default -> new IllegalStateException("secret " + what);
            };
        }
    }
}
