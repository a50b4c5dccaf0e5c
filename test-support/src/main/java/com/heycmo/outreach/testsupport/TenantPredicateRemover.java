package com.heycmo.outreach.testsupport;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.util.ClassUtils;

/**
 * Takes the customer out of every statement of requests, as if each had forgotten its predicate: what keeps customers
 * apart then is the database alone. Remembers what it saw, so that a test notices a statement that it does not know.
 */
public final class TenantPredicateRemover implements BeanPostProcessor {

    /** The predicate, as a regular expression without what the column is compared with. */
    private static final String CUSTOMER = "(?:\\w+\\.)?customer_id = ";

    private static final Pattern PREDICATE = Pattern.compile(CUSTOMER + "\\?");
    private static final Pattern IN_THE_CLAIM = Pattern.compile(CUSTOMER + "p_customer_id");
    private static final Pattern TABLE = Pattern.compile(
            "(?<!')\\b(linkedin_outreach_(queue|customer|use|extension|extension_token|person|audit)|outbox)\\b(?!\\()");

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final Set<String> statements = ConcurrentHashMap.newKeySet();
    private final Set<String> methods = ConcurrentHashMap.newKeySet();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource dataSource && name.equals("dataSource") ? forgetful(dataSource) : bean;
    }

    /** Does the same to the function that claims, in this database alone. */
    public static void inTheClaimOf(TestDatabase database) {
        String definition = database.jdbc()
                .sql("SELECT pg_get_functiondef(CAST('linkedin_outreach_claim' AS regproc))")
                .query(String.class)
                .single();
        database.jdbc()
                .sql(IN_THE_CLAIM.matcher(definition).replaceAll("($0 OR true)"))
                .update();
    }

    /** Statements on the pipeline's tables that had no predicate to forget. */
    public Set<String> withoutPredicate() {
        return statements.stream()
                .filter(sql ->
                        TABLE.matcher(sql).find() && !PREDICATE.matcher(sql).find())
                .collect(Collectors.toSet());
    }

    /** The methods of stores that have sent a statement, as {@code QueueStore.find}. */
    public Set<String> methods() {
        return methods;
    }

    /** The methods of all stores below this package, except some classes. */
    public static Set<String> methodsOfStores(ApplicationContext context, String root, String... except) {
        return Arrays.stream(context.getBeanDefinitionNames())
                .map(name -> context.getType(name))
                .filter(type -> type != null && type.getName().startsWith(root))
                .map(ClassUtils::getUserClass)
                .filter(type -> type.getSimpleName().endsWith("Store")
                        && !Arrays.asList(except).contains(type.getSimpleName()))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> !method.isSynthetic()
                        && !Modifier.isPrivate(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers()))
                .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
                .collect(Collectors.toSet());
    }

    private DataSource forgetful(DataSource dataSource) {
        return new DelegatingDataSource(dataSource) {
            @Override
            public Connection getConnection() throws SQLException {
                return forgetful(super.getConnection());
            }
        };
    }

    private Connection forgetful(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        arguments[0] = forget((String) arguments[0]);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }

    private String forget(String sql) {
        statements.add(sql);
        STACK.walk(frames -> frames.filter(frame ->
                                frame.getDeclaringClass().getSimpleName().endsWith("Store"))
                        .map(frame -> frame.getDeclaringClass().getSimpleName() + "." + frame.getMethodName())
                        .collect(Collectors.toSet()))
                .forEach(methods::add);
        return PREDICATE.matcher(sql).replaceAll("($0 OR true)");
    }
}
