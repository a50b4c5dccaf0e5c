package com.heycmo.outreach.benchmarks;

import io.debezium.connector.jdbc.naming.ColumnNamingStrategy;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names the column of a draft's field in snake case: {@code prospectUrl} is stored in {@code prospect_url}. */
public final class SnakeCaseColumns implements ColumnNamingStrategy {

    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    @Override
    public String resolveColumnName(String fieldName) {
        return CAPITAL.matcher(fieldName).replaceAll("_$0").toLowerCase(Locale.ROOT);
    }
}
