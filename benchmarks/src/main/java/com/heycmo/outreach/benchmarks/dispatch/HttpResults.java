package com.heycmo.outreach.benchmarks.dispatch;

import com.heycmo.outreach.benchmarks.load.Load;
import com.heycmo.outreach.benchmarks.seed.Customers;
import com.heycmo.outreach.benchmarks.seed.Drafts.Job;
import java.io.IOException;
import java.util.Queue;

/** Reports of jobs that wait for one. */
final class HttpResults implements Load.Worker {

    private final Extension extension;
    private final Customers customers;
    private final Queue<Job> jobs;

    HttpResults(int port, Customers customers, Queue<Job> jobs) {
        this.extension = new Extension(port);
        this.customers = customers;
        this.jobs = jobs;
    }

    @Override
    public boolean work() throws IOException {
        Job job = jobs.remove();
        extension.report(customers.get(job.customerId()), job.id(), job.claimToken());
        return true;
    }

    @Override
    public void close() throws IOException {
        extension.close();
    }
}
