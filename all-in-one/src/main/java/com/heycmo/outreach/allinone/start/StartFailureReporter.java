package com.heycmo.outreach.allinone.start;

import com.heycmo.outreach.embedded.ServerStartException;
import java.io.PrintStream;
import java.net.BindException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;

/** Prints failures that the user can fix as one sentence without a stack trace. Leaves all others to Spring. */
final class StartFailureReporter implements SpringBootExceptionReporter {

    private final PrintStream out;

    StartFailureReporter() {
        this(System.err);
    }

    StartFailureReporter(PrintStream out) {
        this.out = out;
    }

    @Override
    public boolean reportException(Throwable thrown) {
        Throwable failure = thrown;
        // A bean that waits for a server wraps its failure.
        while (!(failure instanceof StartFailure) && !(failure instanceof ServerStartException)) {
            failure = failure.getCause();
            if (failure == null) {
                return false;
            }
        }
        out.println();
        out.println("The pipeline cannot start. " + failure.getMessage());
        Throwable cause = failure.getCause();
        if (!isRedundant(cause)) {
            out.println("Cause: " + cause);
        }
        return true;
    }

    private static boolean isRedundant(@Nullable Throwable cause) {
        return cause == null || cause instanceof BindException;
    }
}
