package com.heycmo.outreach.benchmarks.ingest;

import io.debezium.connector.jdbc.naming.ColumnNamingStrategy;
import java.util.Locale;
import java.util.regex.Pattern;

/** The queue's columns are named as a draft's fields are, in SQL's spelling: {@code prospectUrl} is {@code prospect_url}. */
public final class SnakeCaseColumns implements ColumnNamingStrategy {

    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    @Override
    public String resolveColumnName(String fieldName) {
        return CAPITAL.matcher(fieldName).replaceAll("_$0").toLowerCase(Locale.ROOT);
    }
}
