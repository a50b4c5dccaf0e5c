package com.heycmo.outreach.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on the loopback address, checked by binding them. */
public final class Ports {

    static final String LOOPBACK = "127.0.0.1";

    /**
     * Below the range that operating systems use for outgoing connections. A client that keeps reconnecting to a stopped
     * server could otherwise get the server's port as its own, connect to itself, and block the port.
     */
    private static final int FIRST = 20_000;

    private static final int END = 32_000;
    private static final int ATTEMPTS = 200;

    private Ports() {}

    /** This port, or any free port for 0. */
    static int orFree(int port) {
        return port == 0 ? free() : port;
    }

    /**
     * Checks that this port can be bound.
     *
     * @param property the property that sets the port, for the error
     * @throws ServerStartException when another process listens on it
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

    /** A port that no process listens on at this moment. */
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port)) {
                return port;
            }
        }
        throw new ServerStartException("There is no free port between %d and %d.".formatted(FIRST, END));
    }

    /** Whether this port can be bound. */
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
            // Otherwise connections of an earlier run in TIME_WAIT would block the port.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port));
        }
    }

    private static InetAddress loopback() throws UnknownHostException {
        return InetAddress.getByName(LOOPBACK);
    }
}
