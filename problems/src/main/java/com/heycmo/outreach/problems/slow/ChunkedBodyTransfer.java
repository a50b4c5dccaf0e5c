package com.heycmo.outreach.problems.slow;

import com.heycmo.outreach.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.TaskRejectedException;

/**
 * Receives a chunked body on a thread that serves no requests. At the end of a chunked body that is read without a thread,
 * Tomcat 11.0 looks for the next request before this one is answered.
 */
final class ChunkedBodyTransfer extends BodyTransfer implements Runnable {

    private final AsyncTaskExecutor threads;
    private volatile boolean givesWay;

    ChunkedBodyTransfer(HttpServletRequest request, BodyTransfers transfers, Duration maxTime) {
        // The thread ends it. Tomcat must not while the thread reads.
        super(request, transfers, maxTime, Duration.ZERO);
        this.threads = transfers.threads();
    }

    @Override
    void start() {
        clients().add(this);
        try {
            threads.execute(this);
        } catch (TaskRejectedException e) {
            reject(ProblemException.unavailable("Too many bodies without a Content-Length are still on their way.", e));
        }
    }

    @Override
    public void run() {
        long start = System.nanoTime();
        try {
            while (!connection().isBodyRead() && !hasEnded()) {
                receive(connection().read());
                if (givesWay) {
                    reject(tooMany());
                } else if (System.nanoTime() - start > maxTime().toNanos()) {
                    reject(BodyLimit.tooSlow(maxTime()));
                }
            }
            complete();
        } catch (IOException e) {
            reject(e);
        }
    }

    @Override
    public void giveWay() {
        givesWay = true;
    }
}
