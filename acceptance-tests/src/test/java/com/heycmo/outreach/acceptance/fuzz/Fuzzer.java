package com.heycmo.outreach.acceptance.fuzz;

import com.heycmo.outreach.acceptance.access.Credential;
import java.util.List;
import java.util.stream.Stream;

/** Makes a request of a number: the same one of the same number at each run, but for the tokens in it. */
final class Fuzzer {

    /** Another one is tried with {@code -Doutreach.fuzz.seed=…}. */
    static final long SEED = Long.getLong("outreach.fuzz.seed", 7);

    private static final List<Spoiler> OF_HEADS = Stream.of(
                    TargetSpoilers.ALL, HeaderSpoilers.ALL, WireSpoilers.OF_PARTS)
            .flatMap(List::stream)
            .toList();
    private static final List<Spoiler> OF_BODIES =
            Stream.of(BodySpoilers.ALL, JsonSpoilers.ALL).flatMap(List::stream).toList();

    private final GoodRequests good;

    Fuzzer(GoodRequests good) {
        this.good = good;
    }

    byte[] request(int number, List<Credential> credentials) {
        Dice dice = new Dice(SEED + number);
        Request request = good.one(credentials, dice);
        int kind = dice.below(100);
        if (kind < 25) {
            return request.bytes();
        }
        if (kind < 28) {
            return WireSpoilers.noise(dice);
        }
        int spoilers = 1 + dice.below(3);
        for (int spoiler = 0; spoiler < spoilers; spoiler++) {
            boolean inTheBody = request.body().length > 0 && dice.percent(60);
            dice.oneOf(inTheBody ? OF_BODIES : OF_HEADS).spoil(request, dice);
        }
        byte[] bytes = request.bytes();
        return kind < 34 ? WireSpoilers.spoilt(bytes, dice) : bytes;
    }
}
