package com.heycmo.outreach.benchmarks.dispatch;

import com.heycmo.outreach.benchmarks.load.Load;
import com.heycmo.outreach.benchmarks.seed.Customers;
import java.io.IOException;

/** Polls of any customer's extension. */
final class HttpPolls implements Load.Worker {

    private final Extension extension;
    private final Customers customers;
    private final boolean jobs;

    /** @param jobs whether those that bring a job are counted, else those that bring none */
    HttpPolls(int port, Customers customers, boolean jobs) {
        this.extension = new Extension(port);
        this.customers = customers;
        this.jobs = jobs;
    }

    @Override
    public boolean work() throws IOException {
        return Extension.isJob(extension.poll(customers.any())) == jobs;
    }

    @Override
    public void close() throws IOException {
        extension.close();
    }
}
