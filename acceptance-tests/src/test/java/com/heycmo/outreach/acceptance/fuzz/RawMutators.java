package com.heycmo.outreach.acceptance.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Breaks the protocol version and the raw bytes of a request. */
final class RawMutators {

    private static final List<String> PROTOCOLS = List.of(
            "",
            "HTTP/1.0",
            "HTTP/0.9",
            "HTTP/2.0",
            "HTTP/9.9",
            "http/1.1",
            "HTTP/1.1 x",
            "HTTP/1.",
            "ICY",
            "HTTP/\u0000",
            " HTTP/1.1");

    private static final List<String> NOISE = List.of(
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "\u0016\u0003\u0001\u0000\u00a5\u0001\u0000\u0000\u00a1\u0003\u0003",
            "\r\n\r\n\r\n",
            "\u0000",
            "GET",
            "GET /\r\n",
            "GET / HTTP/1.1",
            "GET / HTTP/1.1\r\n",
            "GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n",
            "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET\t/\tHTTP/1.1\r\nHost: a\r\n\r\n",
            "HELO example.com\r\n",
            "SSH-2.0-x\r\n",
            "{\"a\":1}",
            "*1\r\n$4\r\nPING\r\n",
            "GET / HTTP/1.1\nHost: a\n\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n");

    static final List<RequestMutator> PARTS = List.of(RawMutators::protocol);

    private RawMutators() {}

    private static void protocol(Request request, SeededRandom random) {
        request.protocol(random.percent(40) ? random.oneOf(PROTOCOLS) : "HTTP/1.0");
    }

    static byte[] noise(SeededRandom random) {
        return random.percent(50)
                ? random.oneOf(NOISE).getBytes(StandardCharsets.ISO_8859_1)
                : random.bytes(1 + random.below(400));
    }

    static byte[] mutated(byte[] request, SeededRandom random) {
        byte[] mutated = request.clone();
        switch (random.below(4)) {
            case 0 -> {
                return Arrays.copyOf(mutated, random.below(mutated.length));
            }
            case 1 -> {
                return inserted(
                        mutated, random.oneOf(List.of("\r\n", "\u0000", " ", "\n", "\r", ":", "\u00ff")), random);
            }
            default -> {
                for (int flips = 0; flips < 2; flips++) {
                    mutated[random.below(Math.min(mutated.length, 400))] = random.bytes(1)[0];
                }
                return mutated;
            }
        }
    }

    private static byte[] inserted(byte[] request, String piece, SeededRandom random) {
        String text = new String(request, StandardCharsets.ISO_8859_1);
        int at = random.below(Math.min(text.length(), 400));
        return (text.substring(0, at) + piece + text.substring(at)).getBytes(StandardCharsets.ISO_8859_1);
    }
}
