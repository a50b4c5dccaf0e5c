package com.heycmo.outreach.tenancy;

import com.heycmo.outreach.metrics.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.StackWalker.StackFrame;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;

/**
 * Measures each statement by the method of the store that runs it, which a proxy around the driver could not name. All
 * statements of a {@code JdbcClient} pass through the two methods here.
 */
final class TimedJdbcTemplate extends JdbcTemplate {

    private static final StackWalker STACK = StackWalker.getInstance();
    private static final String STORE = "Store";
    private static final String OTHER = "other";

    private final MeterRegistry meters;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    TimedJdbcTemplate(DataSource dataSource, MeterRegistry meters) {
        super(dataSource);
        this.meters = meters;
    }

    @Override
    public <T extends @Nullable Object> T query(
            PreparedStatementCreator creator,
            @Nullable PreparedStatementSetter setter,
            ResultSetExtractor<T> extractor) {
        return timed(() -> super.query(creator, setter, extractor));
    }

    @Override
    protected int update(PreparedStatementCreator creator, @Nullable PreparedStatementSetter setter) {
        return timed(() -> super.update(creator, setter));
    }

    private <T extends @Nullable Object> T timed(Supplier<T> statement) {
        Timer.Sample sample = Timer.start(meters);
        try {
            return statement.get();
        } finally {
            String name = STACK.walk(frames -> frames.filter(TimedJdbcTemplate::isOfStore)
                    .findFirst()
                    .map(TimedJdbcTemplate::name)
                    .orElse(OTHER));
            sample.stop(timers.computeIfAbsent(name, each -> Metric.STATEMENTS.timer(meters, each)));
        }
    }

    private static boolean isOfStore(StackFrame frame) {
        return simpleName(frame).endsWith(STORE);
    }

    /** For instance {@code ClaimStore.claim}; a lambda counts as the method that it stands in. */
    private static String name(StackFrame frame) {
        String[] lambda = frame.getMethodName().split("\\$", -1);
        return simpleName(frame) + "." + (lambda.length > 1 ? lambda[1] : lambda[0]);
    }

    private static String simpleName(StackFrame frame) {
        String name = frame.getClassName();
        int nested = name.indexOf('$');
        return name.substring(name.lastIndexOf('.') + 1, nested < 0 ? name.length() : nested);
    }
}
