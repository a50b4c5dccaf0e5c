package com.heycmo.outreach.benchmarks.seed;

import com.heycmo.outreach.benchmarks.running.Database;
import com.heycmo.outreach.extension.ExtensionToken;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Customers, each with an extension. */
public final class Customers {

    private static final String CUSTOMERS =
            "INSERT INTO linkedin_outreach_customer (customer_id) SELECT unnest(CAST(? AS uuid[]))";
    private static final String EXTENSIONS = """
            INSERT INTO linkedin_outreach_extension (customer_id, id, device_name, created_by_user_id)
            SELECT c.id, c.id, 'benchmark', c.id
              FROM unnest(CAST(? AS uuid[])) AS c (id)
            """;
    private static final String TOKENS = """
            INSERT INTO linkedin_outreach_extension_token (customer_id, extension_id, token_hash)
            SELECT c.id, c.id, c.hash
              FROM unnest(CAST(? AS uuid[]), CAST(? AS bytea[])) AS c (id, hash)
            """;

    private final List<Customer> all;
    private final Map<UUID, Customer> byId;

    /** One of them, and what its extension proves itself by. */
    public record Customer(UUID id, String token) {

        @Override
        public String toString() {
            return id.toString();
        }
    }

    private Customers(List<Customer> all) {
        this.all = all;
        this.byId = all.stream().collect(Collectors.toMap(Customer::id, Function.identity()));
    }

    public static Customers create(Database database, int count) throws SQLException {
        SecureRandom random = new SecureRandom();
        List<ExtensionToken> tokens = Stream.generate(() -> ExtensionToken.generate(random))
                .limit(count)
                .toList();
        List<Customer> customers = tokens.stream()
                .map(token -> new Customer(UUID.randomUUID(), token.reveal()))
                .toList();
        UUID[] ids = customers.stream().map(Customer::id).toArray(UUID[]::new);
        byte[][] hashes = tokens.stream().map(ExtensionToken::sha256).toArray(byte[][]::new);
        try (Connection connection = Database.open(database.owner())) {
            insert(connection, CUSTOMERS, connection.createArrayOf("uuid", ids));
            insert(connection, EXTENSIONS, connection.createArrayOf("uuid", ids));
            insert(
                    connection,
                    TOKENS,
                    connection.createArrayOf("uuid", ids),
                    connection.createArrayOf("bytea", hashes));
        }
        return new Customers(customers);
    }

    private static void insert(Connection connection, String sql, java.sql.Array... arrays) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int place = 0; place < arrays.length; place++) {
                statement.setArray(place + 1, arrays[place]);
            }
            statement.executeUpdate();
        }
    }

    public Customer any() {
        return all.get(ThreadLocalRandom.current().nextInt(all.size()));
    }

    public Customer get(UUID id) {
        return Objects.requireNonNull(byId.get(id));
    }

    public List<Customer> all() {
        return all;
    }
}
