package com.heycmo.outreach.acceptance.connections;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Connections of slow clients, on one thread. Each sends the beginning of a request and reads nothing. */
public final class SlowConnections implements AutoCloseable {

    private static final long BYTE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long PACE_NANOS = Duration.ofMillis(2).toNanos();
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(8);
    private static final int RECEIVE_BUFFER = 2048;

    private final Selector selector;
    private final Map<SocketChannel, byte[]> channels = new LinkedHashMap<>();
    private final Thread thread = new Thread(this::run, "slow-clients");
    private volatile boolean closed;

    /** @param count of each kind */
    private SlowConnections(int port, int count, List<SlowClient> kinds) {
        try {
            selector = Selector.open();
            for (int i = 0; i < count; i++) {
                for (SlowClient kind : kinds) {
                    String beginning =
                            kind.beginnings().get(i % kind.beginnings().size());
                    byte[] next = bytes(kind.next());
                    channels.put(connect(port, bytes(beginning), next), next);
                    // Slow clients, not a flood of new ones.
                    LockSupport.parkNanos(PACE_NANOS);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** They have sent the beginning when this returns. */
    public static SlowConnections open(int port, int count, List<SlowClient> kinds) {
        SlowConnections connections = new SlowConnections(port, count, kinds);
        connections.thread.start();
        return connections;
    }

    private SocketChannel connect(int port, byte[] beginning, byte[] next) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.write(ByteBuffer.wrap(beginning));
        if (next.length == 0) {
            // A reader that has its first byte is slow; before, it would be one more request that waits for its turn.
            channel.socket().setSoTimeout((int) ANSWER_TIMEOUT.toMillis());
            channel.socket().getInputStream().read();
        }
        channel.configureBlocking(false);
        if (next.length > 0) {
            channel.register(selector, SelectionKey.OP_READ);
        }
        return channel;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void run() {
        long lastByte = System.nanoTime();
        try {
            while (!closed) {
                selector.select(this::read, 100);
                if (System.nanoTime() - lastByte > BYTE_NANOS) {
                    lastByte = System.nanoTime();
                    channels.forEach(SlowConnections::sendNext);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sendNext(SocketChannel channel, byte[] next) {
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.write(ByteBuffer.wrap(next));
        } catch (IOException e) {
            close(channel);
        }
    }

    private void read(SelectionKey key) {
        SocketChannel channel = (SocketChannel) key.channel();
        try {
            if (channel.read(ByteBuffer.allocate(RECEIVE_BUFFER)) < 0) {
                close(channel);
            }
        } catch (IOException e) {
            close(channel);
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException, IOException {
        closed = true;
        selector.wakeup();
        thread.join();
        channels.keySet().forEach(SlowConnections::close);
        selector.close();
    }
}
