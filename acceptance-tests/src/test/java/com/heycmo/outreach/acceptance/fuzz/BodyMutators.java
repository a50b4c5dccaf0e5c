package com.heycmo.outreach.acceptance.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Replaces the body with text that is not JSON, too long, truncated or in another format. */
final class BodyMutators {

    private static final List<String> BODIES = List.of(
            "",
            " ",
            "null",
            "[]",
            "{}",
            "\"x\"",
            "0",
            "true",
            "{",
            "}",
            "[",
            "{\"a\"",
            "{\"a\":",
            "{'a':1}",
            "{a:1}",
            "//x",
            "{\"success\":true}{\"success\":true}",
            "\uFEFF{}",
            "<?xml version=\"1.0\"?><a/>",
            "a=b&c=d",
            "%PDF-1.4",
            "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x--",
            "5\r\nhello\r\n0\r\n\r\n",
            "zz\r\n",
            "0\r\n\r\n",
            "ffffffffffffffff\r\nx",
            "5;a=b\r\n{\"a\":\r\n0\r\n\r\n",
            "[".repeat(20_000),
            "{\"a\":".repeat(5_000),
            "[1]".repeat(100),
            "\"" + "x".repeat(30_000) + "\"",
            "!!java.net.URL [x]",
            "\u0000",
            "---\n- a");

    static final List<RequestMutator> ALL = List.of(
            (request, random) -> request.body(random.oneOf(BODIES)),
            (request, random) -> request.body(Arrays.copyOf(request.body(), random.below(request.body().length + 1))),
            (request, random) -> request.body(random.bytes(random.below(300))),
            BodyMutators::flip,
            BodyMutators::flip,
            BodyMutators::tooLong,
            BodyMutators::encode,
            BodyMutators::chunk,
            (request, random) -> request.withoutLength());

    private BodyMutators() {}

    private static void flip(Request request, SeededRandom random) {
        byte[] body = request.body().clone();
        for (int flips = 0; flips < 3 && body.length > 0; flips++) {
            body[random.below(body.length)] = random.bytes(1)[0];
        }
        request.body(body);
    }

    private static void tooLong(Request request, SeededRandom random) {
        int length = random.oneOf(List.of(64 * 1024, 64 * 1024 + 1, 100_000, 1_100_000));
        byte[] longer = Arrays.copyOf(request.body(), Math.max(request.body().length, length));
        Arrays.fill(longer, request.body().length, longer.length, (byte) (random.percent(50) ? ' ' : 'x'));
        request.body(longer);
        if (random.percent(50)) {
            chunk(request, random);
        }
    }

    private static void encode(Request request, SeededRandom random) {
        String text = new String(request.body(), StandardCharsets.UTF_8);
        switch (random.below(4)) {
            case 0 -> request.body(text.getBytes(StandardCharsets.UTF_16));
            case 1 -> request.body(text.getBytes(StandardCharsets.UTF_16LE));
            case 2 -> request.body(zipped(request.body()));
            default -> request.body(zipped(request.body())).onlyHeader("Content-Encoding", "gzip");
        }
    }

    /** Chunked encoding; some chunks declare a wrong length. */
    private static void chunk(Request request, SeededRandom random) {
        ByteArrayOutputStream chunked = new ByteArrayOutputStream();
        int length = request.body().length + (random.percent(30) ? 1 : 0);
        chunked.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunked.writeBytes(request.body());
        chunked.writeBytes((random.percent(80) ? "\r\n0\r\n\r\n" : "\r\n0\r\nX-Injected: yes")
                .getBytes(StandardCharsets.US_ASCII));
        request.body(chunked.toByteArray()).without("Content-Length").onlyHeader("Transfer-Encoding", "chunked");
    }

    private static byte[] zipped(byte[] body) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }
}
