package com.heycmo.outreach.testsupport;

import com.heycmo.outreach.embedded.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports on the loopback address for servers that a test starts. Such a server opens its port long after it was told
 * which, and the tests of several processes run side by side: none is given to anybody else while this process lives.
 */
public final class TestPorts {

    /** Below those that servers choose for themselves. */
    private static final int FIRST = 12_000;

    private static final int COUNT = 4_000;
    private static final int ATTEMPTS = 200;

    /** While one of these is open, the port that lies {@link #COUNT} below it is taken. */
    private static final List<ServerSocket> TAKEN = new ArrayList<>();

    private TestPorts() {}

    /** One that nobody listens on, and nobody else will be given. */
    public static synchronized int take() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = FIRST + ThreadLocalRandom.current().nextInt(COUNT);
            if (couldTake(port) && Ports.isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port was found between %d and %d.".formatted(FIRST, FIRST + COUNT));
    }

    private static boolean couldTake(int port) {
        try {
            TAKEN.add(new ServerSocket(port + COUNT, 1, InetAddress.getLoopbackAddress()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
