package com.heycmo.outreach.testsupport;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Searches all that the database holds, in every column that can hold a text, so that new tables are searched, too. */
public final class PersonalData {

    private final JdbcClient jdbc;

    public PersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where any of these words stands, in any case, as {@code table.column: value}. */
    public List<String> find(List<String> words) {
        List<String> found = new ArrayList<>();
        for (Column column : columns()) {
            jdbc.sql("""
                            SELECT value FROM (SELECT %s AS value FROM %s) AS searched
                             WHERE value ILIKE ANY (CAST(:patterns AS text[]))
                            """.formatted(column.asText(), column.table()))
                    .param(
                            "patterns",
                            words.stream().map(word -> "%" + word + "%").toArray(String[]::new))
                    .query(String.class)
                    .list()
                    .forEach(value -> found.add(column.table() + "." + column.name() + ": " + value));
        }
        return found;
    }

    private record Column(String table, String name, String asText) {}

    private List<Column> columns() {
        return jdbc.sql("""
                        SELECT quote_ident(c.relname) AS table, quote_ident(a.attname) AS name,
                               CASE t.typname WHEN 'bytea' THEN format('encode(%1$I, ''escape'')', a.attname)
                                              ELSE format('%1$I::text', a.attname) END AS as_text
                          FROM pg_attribute a
                          JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'm')
                          JOIN pg_type t ON t.oid = a.atttypid
                         WHERE c.relnamespace = current_schema()::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
                           -- Not what holds no text: numbers, times, flags and UUIDs.
                           AND t.typcategory NOT IN ('N', 'D', 'B') AND t.typname <> 'uuid'
                         ORDER BY 1, 2
                        """).query(Column.class).list();
    }
}
