package com.heycmo.outreach.benchmarks.review;

import com.heycmo.outreach.benchmarks.Measure;
import com.heycmo.outreach.benchmarks.Options;
import com.heycmo.outreach.benchmarks.figures.Report;
import com.heycmo.outreach.benchmarks.figures.Result;
import com.heycmo.outreach.benchmarks.figures.Rounds;
import com.heycmo.outreach.benchmarks.figures.Target;
import com.heycmo.outreach.benchmarks.running.AllInOne;
import com.heycmo.outreach.benchmarks.running.Person;
import com.heycmo.outreach.benchmarks.running.Servers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The first page of a long queue, beside that of a short one: as a person sees it, and as a program reads it. */
public final class PageMeasure implements Measure {

    private static final int ONE_PAGE = 50;
    private static final int MANY_TO_SEE = 5_000;
    private static final int FEW_TO_READ = 1_000;
    private static final int MANY_TO_READ = 1_000_000;
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
              FROM generate_series(CAST(? AS int), CAST(? AS int)) AS n
            """;

    /** Something that a request answers. */
    @FunctionalInterface
    private interface Request {
        void send() throws Exception;
    }

    @Override
    public void run(Servers servers, Options options, Report report) throws Exception {
        try (AllInOne pipeline = AllInOne.start(options, false)) {
            Rounds rounds = new Rounds(options.rounds());
            fill(pipeline, MANY, 1, MANY_TO_SEE);
            fill(pipeline, FEW, 1, ONE_PAGE);
            Person person = Person.signIn(pipeline);
            report.add(rounds.compare(
                    "first page with %,d drafts".formatted(MANY_TO_SEE),
                    () -> millis(() -> checkPage(person.open(pipeline.page(MANY)))),
                    "the same with " + ONE_PAGE,
                    () -> millis(() -> checkPage(person.open(pipeline.page(FEW)))),
                    "ms",
                    Target.atMost(2)));
            fill(pipeline, MANY, MANY_TO_SEE + 1, MANY_TO_READ);
            fill(pipeline, FEW, ONE_PAGE + 1, FEW_TO_READ);
            report.add(rounds.compare(
                    "list page with %,d rows".formatted(MANY_TO_READ),
                    () -> millis(() -> checkList(person.read(pipeline.queue(MANY), pipeline.apiToken(MANY)))),
                    "the same with %,d".formatted(FEW_TO_READ),
                    () -> millis(() -> checkList(person.read(pipeline.queue(FEW), pipeline.apiToken(FEW)))),
                    "ms",
                    Target.atMost(2)));
        }
    }

    /** The median of some requests, one after the other. */
    private static double millis(Request request) throws Exception {
        List<Double> times = new ArrayList<>();
        for (int sent = 0; sent < REQUESTS; sent++) {
            long start = System.nanoTime();
            request.send();
            times.add((System.nanoTime() - start) / 1e6);
        }
        return Result.median(times);
    }

    /** A page that is fast because it shows nothing is no page. */
    private static void checkPage(String html) {
        check(html.lines().filter(line -> line.contains("<article")).count());
    }

    private static void checkList(String json) {
        check(json.split("\"prospectUrl\"", -1).length - 1);
    }

    private static void check(long drafts) {
        if (drafts != ONE_PAGE) {
            throw new IllegalStateException("There are " + drafts + " drafts instead of " + ONE_PAGE + ".");
        }
    }

    private static void fill(AllInOne pipeline, int customer, int first, int last) throws SQLException {
        UUID id = pipeline.customer(customer);
        try (Connection database = pipeline.database();
                PreparedStatement insert = database.prepareStatement(FILL)) {
            insert.setObject(1, id);
            insert.setInt(2, first);
            insert.setInt(3, last);
            insert.executeUpdate();
            database.createStatement().execute("VACUUM (ANALYZE) linkedin_outreach_queue");
        }
    }
}
