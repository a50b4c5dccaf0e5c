package com.heycmo.outreach.approval.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.approval.OpenPage;
import com.heycmo.outreach.approval.TestSignIn;
import com.heycmo.outreach.testsupport.QueueRow;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Pages that read nothing, until their connections are full. */
class UnreadStreamsIntegrationTests extends OnTheApi {

    private static final int SMALL_BUFFER = 1024;

    /** Many times what the buffers of a connection take. */
    private static final int EVENTS = 4_000;

    @Autowired
    private LiveStreams streams;

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void closeAll() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void holdNoThreadAndEndWithTheirSession() throws IOException {
        String session = TestSignIn.session(api, UUID.randomUUID(), customer, Role.VIEWER);
        for (int page = 0; page < LiveStreams.MAX_PER_PERSON; page++) {
            openUnread(session);
        }
        await().until(() -> ofCustomer().size() == LiveStreams.MAX_PER_PERSON);
        List<LiveStream> unread = ofCustomer();
        Changes most = Changes.of(
                Stream.generate(UUID::randomUUID).limit(Changes.MAX_IDS).toList());
        for (int event = 0; event < EVENTS; event++) {
            unread.forEach(stream -> stream.enqueue(most));
        }

        assertThat(ofCustomer()).containsAll(unread);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(threadsInAStream()).isZero());
        try (OpenPage honest = OpenPage.of(api, customer)) {
            UUID draft = rows.insert(QueueRow.pending(customer));
            await().atMost(Duration.ofSeconds(2)).until(() -> honest.ids().contains(draft));
        }

        TestSignIn.signOut(api, session);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(ofCustomer()).doesNotContainAnyElementsOf(unread));
        for (Socket socket : sockets) {
            awaitEnd(socket);
        }
    }

    private void openUnread(String session) throws IOException {
        URI url =
                api.request("/outreach/linkedin/" + customer + "/live").build().uri();
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
        socket.getOutputStream()
                .write(
                        "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nConnection: close\r\nCookie: %s\r\n\r\n"
                                .formatted(url.getPath(), session)
                                .getBytes(StandardCharsets.US_ASCII));
    }

    /** The server closes the connection, if need be in the middle of an event. */
    private static void awaitEnd(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (SocketException reset) {
            // The end, too.
        }
    }

    private List<LiveStream> ofCustomer() {
        return streams.byCustomer().getOrDefault(customer, List.of());
    }

    private static long threadsInAStream() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack ->
                        Stream.of(stack).anyMatch(frame -> frame.getClassName().equals(LiveStream.class.getName())))
                .count();
    }
}
