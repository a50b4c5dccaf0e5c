package com.heycmo.outreach.acceptance.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends raw bytes, each request over its own connection, and reads until the server closes it. */
record RawConnection(int port) {

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(20);
    private static final int BUFFER = 8192;

    RawResponse send(byte[] request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) READ_TIMEOUT.toMillis());
            write(request, socket);
            return new RawResponse(received(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(byte[] request, Socket socket) throws IOException {
        try {
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
        } catch (SocketException e) {
            // The server may respond and close before it has read everything.
        }
    }

    private static String received(InputStream stream) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        try {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                bytes.write(buffer, 0, count);
            }
        } catch (SocketException e) {
            // The server closed with unread input. Keep what has arrived.
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
