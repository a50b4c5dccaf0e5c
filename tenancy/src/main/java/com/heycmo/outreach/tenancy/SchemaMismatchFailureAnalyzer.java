package com.heycmo.outreach.tenancy;

import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Explains a schema that other migrations created, for instance that of an old data directory. Flyway's own message
 * suggests to repair the schema history, which would hide the difference and not remove it.
 */
class SchemaMismatchFailureAnalyzer extends AbstractFailureAnalyzer<FlywayException> {

    private final Environment environment;

    SchemaMismatchFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, FlywayException cause) {
        if (!isSchemaMismatch(cause)) {
            return null;
        }
        String description = "The database at %s has the schema of another version of the pipeline.".formatted(url());
        String action =
                "Use an empty database: before the first release, there is no upgrade from one version to another. "
                        + "The all-in-one keeps its database in its data directory (outreach.data-dir%s): "
                        + "stop it, then delete that directory or choose another one.";
        return new FailureAnalysis(description, action.formatted(dataDirectory()), cause);
    }

    private static boolean isSchemaMismatch(FlywayException failure) {
        return failure instanceof FlywayValidateException
                || failure.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE;
    }

    /** Without its parameters, which may hold credentials. */
    private String url() {
        String dataSource = environment.getProperty("spring.datasource.url", "an unknown address");
        return environment.getProperty("spring.flyway.url", dataSource).replaceFirst("\\?.*", "");
    }

    private String dataDirectory() {
        String directory = environment.getProperty("outreach.data-dir");
        return directory == null ? "" : ", here " + directory;
    }
}
