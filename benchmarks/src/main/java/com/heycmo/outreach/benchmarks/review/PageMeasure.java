package com.heycmo.outreach.benchmarks;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The first page of the review queue: of a customer with many pending drafts, beside one with as many as fit on it. */
final class PageMeasure implements Measure {

    private static final int ONE_PAGE = 50;
    private static final int WARM_UP = 60;
    private static final int REQUESTS = 40;
    private static final int MANY = 0;
    private static final int FEW = 1;

    private static final String FILL = """
            INSERT INTO linkedin_outreach_queue (
                   customer_id, id, action, prospect_url, prospect_name, prospect_company, body, intent_source,
                   intent_reason, created_at)
            SELECT ?, gen_random_uuid(), 'message', 'https://www.linkedin.com/in/person-' || n, 'Person ' || n, 'Acme',
                   repeat('A sentence about what they said. ', 9), 'funding_news', 'Series B on Monday',
                   now() - n * interval '1 second'
              FROM generate_series(1, ?) AS n
            """;

    @Override
    public List<Result> run(Options options) throws Exception {
        try (Pipeline pipeline = Pipeline.start(options.jar())) {
            fill(pipeline, pipeline.customer(MANY), options.rows());
            fill(pipeline, pipeline.customer(FEW), ONE_PAGE);
            Person person = Person.signIn(pipeline);
            check(person.open(pipeline.page(MANY)));
            check(person.open(pipeline.page(FEW)));
            return List.of(measure(pipeline, person, options));
        }
    }

    private static Result measure(Pipeline pipeline, Person person, Options options) throws Exception {
        millis(person, pipeline.page(MANY), WARM_UP);
        millis(person, pipeline.page(FEW), WARM_UP);
        List<Double> many = new ArrayList<>();
        List<Double> few = new ArrayList<>();
        for (int round = 1; round <= options.rounds(); round++) {
            many.add(millis(person, pipeline.page(MANY), REQUESTS));
            few.add(millis(person, pipeline.page(FEW), REQUESTS));
            System.out.printf("round %d of %d%n", round, options.rounds());
        }
        return new Result(
                "first page with " + options.rows() + " drafts", "the same with " + ONE_PAGE, "ms", many, few, 2, true);
    }

    /** The median of so many requests, one after the other. */
    private static double millis(Person person, URI page, int requests) throws Exception {
        List<Double> times = new ArrayList<>();
        for (int request = 0; request < requests; request++) {
            long start = System.nanoTime();
            person.open(page);
            times.add((System.nanoTime() - start) / 1e6);
        }
        return Result.median(times);
    }

    /** A page that is fast because it shows nothing is no page. */
    private static void check(String html) {
        long cards = html.lines().filter(line -> line.contains("<article")).count();
        if (cards != ONE_PAGE) {
            throw new IllegalStateException("The page shows " + cards + " drafts instead of " + ONE_PAGE + ".");
        }
    }

    private static void fill(Pipeline pipeline, UUID customer, int rows) throws SQLException {
        try (Connection database = pipeline.database();
                PreparedStatement insert = database.prepareStatement(FILL)) {
            insert.setObject(1, customer);
            insert.setInt(2, rows);
            insert.executeUpdate();
            database.createStatement().execute("ANALYZE linkedin_outreach_queue");
        }
    }
}
