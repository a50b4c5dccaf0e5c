package com.heycmo.outreach.problems.slow;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.problems.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** With limits of 2 for each credential, 3 for each address and 4 in all. */
class SlowClientsTests {

    private final List<String> evicted = new ArrayList<>();
    private final List<ProblemException> reasons = new ArrayList<>();
    private SlowClients clients = limited(Duration.ofSeconds(1));

    @Test
    void theOldestOfACredentialIsEvicted() {
        add("one", "token", "address", 60);
        add("two", "token", "elsewhere", 50);
        add("other", "other", "address", 90);
        add("three", "token", "address", 0);

        assertThat(evicted).containsExactly("one");
    }

    @Test
    void theOldestOfAnAddressIsEvicted() {
        add("one", null, "address", 60);
        add("two", "a", "address", 50);
        add("elsewhere", null, "elsewhere", 90);
        add("three", "b", "address", 40);
        assertThat(evicted).isEmpty();

        add("four", null, "address", 0);

        assertThat(evicted).containsExactly("one");
    }

    @Test
    void theOldestOfAllIsEvicted() {
        for (int address = 1; address <= 5; address++) {
            add("client " + address, null, "address " + address, 60);
        }

        assertThat(evicted).containsExactly("client 1");
    }

    @Test
    void aQuickClientMaySendManyRequestsAtOnce() {
        for (int request = 1; request <= 100; request++) {
            add("request " + request, "token", "address", 0);
        }

        assertThat(evicted).isEmpty();
    }

    @Test
    void whatHasEndedDoesNotCount() {
        clients = limited(Duration.ZERO);
        Waiting first = add("one", "token", "address", 0);
        add("two", "token", "address", 0);
        clients.remove(first);

        add("three", "token", "address", 0);

        assertThat(evicted).isEmpty();
        assertThat(clients.count()).isEqualTo(2);
    }

    @Test
    void allAreEvictedWhenTheProcessStops() {
        add("one", "token", "address", 60);
        add("two", "other", "elsewhere", 0);

        clients.stop();
        add("later", "other", "elsewhere", 0);

        assertThat(evicted).containsExactly("one", "two", "later");
        assertThat(reasons).extracting(ProblemException::getStatusCode).containsOnly(HttpStatus.SERVICE_UNAVAILABLE);
    }

    private static SlowClients limited(Duration slowAfter) {
        return new SlowClients(
                new SlowClientProperties(2, 3, 4, slowAfter, Duration.ofSeconds(30), Duration.ofSeconds(60)));
    }

    private Waiting add(String name, @Nullable String credential, String address, int seconds) {
        Waiting request = new Waiting(
                name,
                new Client(credential, address),
                System.nanoTime() - Duration.ofSeconds(seconds).toNanos());
        clients.add(request);
        return request;
    }

    private final class Waiting implements SlowClients.Waiting {

        private final String name;
        private final Client client;
        private final long since;

        Waiting(String name, Client client, long since) {
            this.name = name;
            this.client = client;
            this.since = since;
        }

        @Override
        public Client client() {
            return client;
        }

        @Override
        public long since() {
            return since;
        }

        @Override
        public void evict(ProblemException reason) {
            evicted.add(name);
            reasons.add(reason);
        }
    }
}
