package com.heycmo.outreach.testsupport;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Runs actions at the same time. While they run, each statement and each commit of the services in this process first waits
 * as long as a seed says, so that every seed leads to another interleaving at the database. Import it into the context of the
 * test.
 */
public final class Race implements BeanPostProcessor, DisposableBean {

    private static final Set<String> DELAYED = Set.of("prepareStatement", "createStatement", "commit");

    /** About the duration of a short statement, so that those of several actions mix. */
    private static final int MAX_PAUSE_NANOS = 1_000_000;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile @Nullable Random seeded;

    /**
     * Runs the actions, each in a thread of its own.
     *
     * @return the actions' results, once all have ended
     */
    public <T> List<T> run(long seed, List<Callable<T>> actions) throws InterruptedException {
        seeded = new Random(seed);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> action : threads.invokeAll(actions.stream()
                    .<Callable<T>>map(action -> () -> {
                        pause();
                        return action.call();
                    })
                    .toList())) {
                results.add(action.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("An action failed in the race with the seed " + seed + ".", e.getCause());
        } finally {
            seeded = null;
        }
    }

    private void pause() {
        Random random = seeded;
        // Half of them do not wait, or none would ever overtake another by more than one statement.
        if (random != null && random.nextBoolean()) {
            LockSupport.parkNanos(random.nextInt(MAX_PAUSE_NANOS));
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof DataSource dataSource)) {
            return bean;
        }
        return new DelegatingDataSource(dataSource) {
            @Override
            public Connection getConnection() throws SQLException {
                return delayed(super.getConnection());
            }
        };
    }

    private Connection delayed(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (DELAYED.contains(method.getName())) {
                        pause();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void destroy() throws InterruptedException {
        threads.shutdownNow();
        threads.awaitTermination(1, TimeUnit.MINUTES);
    }
}
