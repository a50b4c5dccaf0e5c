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

/** Sends bytes as they are, each request over a connection of its own, and nothing after them. */
record Wire(int port) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int BUFFER = 8192;

    Answer answerTo(byte[] request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            send(request, socket);
            return new Answer(received(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(byte[] request, Socket socket) throws IOException {
        try {
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
        } catch (SocketException e) {
            // The server has heard enough; its answer may be there all the same.
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
            // It went away with something of the request unread: what has come by then counts.
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
