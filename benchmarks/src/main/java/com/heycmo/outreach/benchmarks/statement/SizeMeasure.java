package com.heycmo.outreach.benchmarks.statement;

import com.heycmo.outreach.benchmarks.Measure;
import com.heycmo.outreach.benchmarks.Options;
import com.heycmo.outreach.benchmarks.figures.Report;
import com.heycmo.outreach.benchmarks.figures.Rounds;
import com.heycmo.outreach.benchmarks.figures.Target;
import com.heycmo.outreach.benchmarks.load.Load;
import com.heycmo.outreach.benchmarks.load.Run;
import com.heycmo.outreach.benchmarks.running.Database;
import com.heycmo.outreach.benchmarks.running.Servers;
import com.heycmo.outreach.benchmarks.seed.Customers;
import com.heycmo.outreach.benchmarks.seed.Customers.Customer;
import com.heycmo.outreach.benchmarks.seed.Drafts;
import com.heycmo.outreach.benchmarks.seed.Indexes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The claim statement on large tables, beside the same on a small one; of as many customers, each in turn. */
public final class SizeMeasure implements Measure {

    private static final int LARGE = 1_000_000;
    /** Of a customer in a large table; the rest of its rows was sent long ago. */
    private static final int APPROVED = 40;

    private static final int CLAIMS = 5_000;

    /** One table, and whose turn it is. */
    private static final class Table implements AutoCloseable {

        private final Database database;
        private final int customers;
        private final List<UUID> turns = new ArrayList<>();
        private final AtomicInteger turn = new AtomicInteger();
        private final Load claims;

        Table(Servers servers, Options options, String name, int rows) throws Exception {
            this.database = servers.database(name);
            this.customers = options.customers();
            Customers.create(database, customers).all().stream()
                    .map(Customer::id)
                    .forEach(turns::add);
            Collections.shuffle(turns);
            System.out.printf("Filling a table with %,d rows.%n", rows);
            int each = Math.max(1, rows / customers);
            int approved = Math.min(each, APPROVED);
            Indexes.off(database, () -> {
                Drafts.add(database, Drafts.State.APPROVED, 1, approved);
                Drafts.add(database, Drafts.State.SENT_LONG_AGO, approved + 1, each);
            });
            Drafts.settle(database);
            this.claims = new Load(options.connections(), () -> new JdbcClaims(database, this::next, true));
        }

        private UUID next() {
            return turns.get(Math.floorMod(turn.getAndIncrement(), turns.size()));
        }

        double claims() throws Exception {
            Run run = claims.times(Math.min(CLAIMS, customers / 2));
            Drafts.require(run.count() == run.tries(), "A claim found nothing.");
            return run.perSecond();
        }

        /** As it was at the beginning. */
        double claimsAfresh() throws Exception {
            database.execute("TRUNCATE linkedin_outreach_queue");
            Drafts.add(database, Drafts.State.APPROVED, 1, 1);
            Drafts.settle(database);
            return claims();
        }

        @Override
        public void close() throws Exception {
            claims.close();
            database.close();
        }
    }

    @Override
    public void run(Servers servers, Options options, Report report) throws Exception {
        try (Table small = new Table(servers, options, "small", options.customers())) {
            for (int rows : new int[] {LARGE, options.mostRows()}) {
                try (Table large = new Table(servers, options, "large", rows)) {
                    report.add(new Rounds(options.rounds())
                            .compare(
                                    "claim statement at %,d rows".formatted(rows),
                                    large::claims,
                                    "at %,d rows".formatted(options.customers()),
                                    small::claimsAfresh,
                                    "/s",
                                    Target.atLeast(rows <= LARGE ? 0.90 : 0.80)));
                }
            }
        }
    }
}
