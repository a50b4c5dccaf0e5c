package com.heycmo.outreach.testsupport;

import com.heycmo.outreach.embedded.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports on the loopback address, for servers that a test starts. A server opens its port some time after the test
 * chose it, and several test processes run at the same time, so a port stays reserved as long as this process runs.
 */
public final class TestPorts {

    /** Below the ephemeral ports of the operating system. */
    private static final int FIRST = 12_000;

    private static final int COUNT = 4_000;
    private static final int ATTEMPTS = 200;

    /** Each open socket reserves the port that lies {@link #COUNT} below it, across processes. */
    private static final List<ServerSocket> RESERVATIONS = new ArrayList<>();

    private TestPorts() {}

    /** Returns a port that no process listens on or has reserved. */
    public static synchronized int take() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = FIRST + ThreadLocalRandom.current().nextInt(COUNT);
            if (reserve(port) && Ports.isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port between %d and %d was found.".formatted(FIRST, FIRST + COUNT));
    }

    private static boolean reserve(int port) {
        try {
            RESERVATIONS.add(new ServerSocket(port + COUNT, 1, InetAddress.getLoopbackAddress()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
