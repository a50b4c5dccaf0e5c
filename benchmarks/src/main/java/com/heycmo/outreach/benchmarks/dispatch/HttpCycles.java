package com.heycmo.outreach.benchmarks.dispatch;

import com.heycmo.outreach.benchmarks.load.Load;
import com.heycmo.outreach.benchmarks.seed.Customers;
import com.heycmo.outreach.benchmarks.seed.Customers.Customer;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Claims, of which the time is taken, each followed by its result and a pause, of which it is not. */
final class HttpCycles implements Load.Worker {

    private final Extension extension;
    private final Customers customers;
    private final Duration pause;
    private long next = System.nanoTime();
    private Customer customer;
    private String answer = "";

    /** @param pause from the beginning of a claim to that of the next */
    HttpCycles(int port, Customers customers, Duration pause) {
        this.extension = new Extension(port);
        this.customers = customers;
        this.pause = pause;
        this.customer = customers.any();
    }

    @Override
    public boolean work() throws IOException {
        customer = customers.any();
        answer = extension.poll(customer);
        return Extension.isJob(answer);
    }

    @Override
    public void rest() throws IOException, InterruptedException {
        if (Extension.isJob(answer)) {
            JsonNode job = JsonMapper.shared().readTree(answer).path("job");
            extension.report(customer, uuid(job, "id"), uuid(job, "claimToken"));
        }
        next = Math.max(next + pause.toNanos(), System.nanoTime());
        TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
    }

    private static UUID uuid(JsonNode job, String field) {
        return UUID.fromString(job.path(field).asString());
    }

    @Override
    public void close() throws IOException {
        extension.close();
    }
}
