package com.heycmo.outreach.acceptance.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What goes wrong below a request's parts: its first line, and the bytes as they are sent. */
final class WireSpoilers {

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

    static final List<Spoiler> OF_PARTS = List.of(WireSpoilers::protocol);

    private WireSpoilers() {}

    private static void protocol(Request request, Dice dice) {
        request.protocol(dice.percent(40) ? dice.oneOf(PROTOCOLS) : "HTTP/1.0");
    }

    static byte[] noise(Dice dice) {
        return dice.percent(50)
                ? dice.oneOf(NOISE).getBytes(StandardCharsets.ISO_8859_1)
                : dice.bytes(1 + dice.below(400));
    }

    static byte[] spoilt(byte[] request, Dice dice) {
        byte[] spoilt = request.clone();
        switch (dice.below(4)) {
            case 0 -> {
                return Arrays.copyOf(spoilt, dice.below(spoilt.length));
            }
            case 1 -> {
                return inserted(spoilt, dice.oneOf(List.of("\r\n", "\u0000", " ", "\n", "\r", ":", "\u00ff")), dice);
            }
            default -> {
                for (int flips = 0; flips < 2; flips++) {
                    spoilt[dice.below(Math.min(spoilt.length, 400))] = dice.bytes(1)[0];
                }
                return spoilt;
            }
        }
    }

    private static byte[] inserted(byte[] request, String piece, Dice dice) {
        String text = new String(request, StandardCharsets.ISO_8859_1);
        int at = dice.below(Math.min(text.length(), 400));
        return (text.substring(0, at) + piece + text.substring(at)).getBytes(StandardCharsets.ISO_8859_1);
    }
}
