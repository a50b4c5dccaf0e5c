package com.heycmo.outreach.benchmarks.seed;

import com.heycmo.outreach.benchmarks.running.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the indexes off a table while very many rows are added, for it is several times as fast to build them after.
 * Their pages are then as full as those of an index that grew, which is ln 2 of them; as PostgreSQL packs them unless
 * told otherwise, the first entries to come would split them.
 */
public final class Indexes {

    private static final String CONSTRAINTS = """
            SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
                   format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
                          pg_get_constraintdef(oid)) || ' WITH (fillfactor = 70)'
              FROM pg_constraint
             WHERE conrelid = 'linkedin_outreach_queue'::regclass AND contype IN ('p', 'u')
            """;
    private static final String OTHERS = """
            SELECT format('DROP INDEX %s', indexrelid::regclass),
                   regexp_replace(pg_get_indexdef(indexrelid), '( WHERE .*)?$', ' WITH (fillfactor = 70)\\1')
              FROM pg_index
             WHERE indrelid = 'linkedin_outreach_queue'::regclass
               AND indexrelid NOT IN (SELECT conindid FROM pg_constraint)
            """;

    private Indexes() {}

    /** Something that fills the table. */
    @FunctionalInterface
    public interface Filling {
        void fill() throws SQLException;
    }

    public static void off(Database database, Filling filling) throws SQLException {
        List<String> again = new ArrayList<>();
        take(database, CONSTRAINTS, again);
        take(database, OTHERS, again);
        filling.fill();
        for (String definition : again) {
            database.execute(definition);
        }
    }

    private static void take(Database database, String which, List<String> again) throws SQLException {
        List<String> drops = new ArrayList<>();
        try (Connection connection = Database.open(database.owner());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(which)) {
            while (row.next()) {
                drops.add(row.getString(1));
                again.add(row.getString(2));
            }
        }
        for (String drop : drops) {
            database.execute(drop);
        }
    }
}
