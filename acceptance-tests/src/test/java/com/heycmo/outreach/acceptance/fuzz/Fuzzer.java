package com.heycmo.outreach.acceptance.fuzz;

import com.heycmo.outreach.acceptance.access.Credential;
import java.util.List;
import java.util.stream.Stream;

/** Makes the request of each number. Only the tokens in it differ between runs. */
final class Fuzzer {

    /** Set another one with {@code -Doutreach.fuzz.seed=…}. */
    static final long SEED = Long.getLong("outreach.fuzz.seed", 7);

    private static final List<RequestMutator> HEAD_MUTATORS = Stream.of(
                    TargetMutators.ALL, HeaderMutators.ALL, RawMutators.PARTS)
            .flatMap(List::stream)
            .toList();
    private static final List<RequestMutator> BODY_MUTATORS =
            Stream.of(BodyMutators.ALL, JsonMutators.ALL).flatMap(List::stream).toList();

    private final ValidRequests valid;

    Fuzzer(ValidRequests valid) {
        this.valid = valid;
    }

    List<byte[]> fixedRequests() {
        return valid.fixed().stream().map(Request::bytes).toList();
    }

    byte[] request(int number, List<Credential> credentials) {
        SeededRandom random = new SeededRandom(SEED + number);
        Request request = valid.next(credentials, random);
        int kind = random.below(100);
        if (kind < 25) {
            return request.bytes();
        }
        if (kind < 28) {
            return RawMutators.noise(random);
        }
        int mutations = 1 + random.below(3);
        for (int spoiler = 0; spoiler < mutations; spoiler++) {
            boolean mutateBody = request.body().length > 0 && random.percent(60);
            random.oneOf(mutateBody ? BODY_MUTATORS : HEAD_MUTATORS).mutate(request, random);
        }
        byte[] bytes = request.bytes();
        return kind < 34 ? RawMutators.mutated(bytes, random) : bytes;
    }
}
