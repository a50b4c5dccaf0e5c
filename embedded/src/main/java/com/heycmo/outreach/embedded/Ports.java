package com.heycmo.outreach.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on the loopback address, tried by binding them. */
public final class Ports {

    static final String LOOPBACK = "127.0.0.1";

    /**
     * Below the range that operating systems give to outgoing connections: a client that keeps trying to reach a
     * stopped server could otherwise be given that very port, connect to itself, and hold the port against the server.
     */
    private static final int FIRST = 20_000;

    private static final int END = 32_000;
    private static final int ATTEMPTS = 200;

    private Ports() {}

    /** The wanted port, or a free one for 0. */
    static int choose(int wanted, String property) {
        if (wanted == 0) {
            return free();
        }
        requireFree(wanted, property);
        return wanted;
    }

    /**
     * Does nothing when this port could be bound.
     *
     * @param property whoever set the port knows it by this name
     * @throws ServerStartException when something listens there
     */
    public static void requireFree(int port, String property) {
        try {
            bindOnce(port);
        } catch (IOException e) {
            throw new ServerStartException(
                    "%s: the port %d is taken on %s. Stop what listens there, or choose another port."
                            .formatted(property, port, LOOPBACK),
                    e);
        }
    }

    /** A port that nobody listens on at this moment. */
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port)) {
                return port;
            }
        }
        throw new ServerStartException("No free port was found between %d and %d.".formatted(FIRST, END));
    }

    /** Whether this port could be bound. */
    public static boolean isFree(int port) {
        try {
            bindOnce(port);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void bindOnce(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections of an earlier run that linger in TIME_WAIT are no obstacle; a listener is.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port));
        }
    }

    private static InetAddress loopback() throws UnknownHostException {
        return InetAddress.getByName(LOOPBACK);
    }
}
