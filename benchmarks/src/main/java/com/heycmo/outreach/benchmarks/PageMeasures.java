package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.benchmarks.Drafts.State;
import com.heycmo.outreach.benchmarks.Report.Target;
import com.heycmo.outreach.benchmarks.ReviewBrowser.Load;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

/** The first page of a queue: on the server, on the wire, and in front of a person. */
final class PageMeasures {

    private static final int PAGE_SIZE = 50;
    private static final int SMALL_PAGE = 25;
    private static final int MANY = 0;
    private static final int FEW = 1;
    private static final int MAX_SERVER_MILLIS = 60;
    private static final int MAX_REQUESTS = 12;
    private static final int MAX_KILOBYTES = 90;

    private static final Target NONE = Target.atMost(Double.NaN);
    private static final List<String> SORTS = List.of("person", "due", "source");

    private PageMeasures() {}

    static void page(BenchmarkContext context) throws Exception {
        int rows = context.options().pageRows;
        try (AllInOne pipeline = context.servers().startAllInOne(false)) {
            add(pipeline, FEW, 1, SMALL_PAGE);
            browser(context, pipeline);
            add(pipeline, FEW, SMALL_PAGE + 1, PAGE_SIZE);
            add(pipeline, MANY, 1, rows);
            server(context, pipeline, rows);
        }
    }

    private static void browser(BenchmarkContext context, AllInOne pipeline) {
        Optional<ReviewBrowser> chromium = pipeline.chromium();
        if (chromium.isEmpty()) {
            context.report().add("first load in a browser", "SKIPPED: no Chromium is installed");
            return;
        }
        List<Load> loads = new ArrayList<>();
        try (ReviewBrowser browser = chromium.get()) {
            browser.load(pipeline.url(FEW), SMALL_PAGE);
            for (int round = 1; round <= context.options().rounds; round++) {
                loads.add(browser.load(pipeline.url(FEW), SMALL_PAGE));
            }
        }
        String what = "first load of %d cards: ".formatted(SMALL_PAGE);
        add(context, what + "requests", "requests", loads, Load::requests, Target.atMost(1), MAX_REQUESTS);
        add(context, what + "on the wire", "KB", loads, Load::kilobytes, Target.atMost(1), MAX_KILOBYTES);
        // The first paint and the key have no requirement: a second and a tenth of one are what people notice.
        add(context, what + "first contentful paint", "ms", loads, Load::paintMillis, NONE, 1000);
        add(context, "from the key to the changed card", "ms", loads, Load::keyMillis, NONE, 100);
    }

    private static void add(
            BenchmarkContext context,
            String what,
            String unit,
            List<Load> loads,
            ToDoubleFunction<Load> figure,
            Target target,
            double limit) {
        List<Double> figures = loads.stream().mapToDouble(figure).boxed().toList();
        String name = Double.isNaN(target.ratio()) ? "what a person notices" : "the requirement";
        List<Double> limits = Collections.nCopies(figures.size(), limit);
        context.report().add(new Report.Result(what, name, unit, target, figures, limits));
    }

    private static void server(BenchmarkContext context, AllInOne pipeline, int rows) throws Exception {
        pipeline.signIn();
        Callable<Double> many = () -> Requests.medianMillis("<article", PAGE_SIZE, () -> pipeline.html(MANY, ""));
        Callable<Double> few = () -> Requests.medianMillis("<article", PAGE_SIZE, () -> pipeline.html(FEW, ""));
        String what = "first page of %d cards, of %,d drafts".formatted(PAGE_SIZE, rows);
        context.compare(what, "of " + PAGE_SIZE, "ms", Target.atMost(2), many, few);
        Callable<Double> required = () -> (double) MAX_SERVER_MILLIS;
        context.compare(what + ": server", "the requirement", "ms", Target.atMost(1), many, required);
        for (String sort : SORTS) {
            Callable<Double> sorted =
                    () -> Requests.medianMillis("<article", PAGE_SIZE, () -> pipeline.html(MANY, "?sort=" + sort));
            context.compare(what + ", by " + sort, "the requirement", "ms", Target.atMost(1), sorted, required);
        }
        Callable<Double> search = () -> Requests.medianMillis("<article", 0, () -> pipeline.html(MANY, "?q=nobody"));
        context.compare("search that finds nothing, in %,d drafts".formatted(rows), what, "ms", NONE, search, many);

        String list = "list page of %,d rows".formatted(rows);
        many = () -> Requests.medianMillis("\"prospectUrl\"", PAGE_SIZE, () -> pipeline.json(MANY, ""));
        few = () -> Requests.medianMillis("\"prospectUrl\"", PAGE_SIZE, () -> pipeline.json(FEW, ""));
        context.compare(list, "of " + PAGE_SIZE, "ms", Target.atMost(2), many, few);
    }

    private static void add(AllInOne pipeline, int customer, int first, int last) {
        pipeline.drafts().add(pipeline.customerId(customer), State.PENDING, first, last);
        pipeline.drafts().vacuum();
    }
}
