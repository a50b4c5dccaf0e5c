package com.heycmo.outreach.allinone.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.heycmo.outreach.allinone.start.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The passwords of the accounts: made at the first start and kept, each in a file that its owner alone can read. */
final class Passwords {

    // Nobody takes one of these for another. Twenty of them are worth 99 bits.
    private static final String CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 5;

    private final Path directory;
    private final SecureRandom random = new SecureRandom();

    /** Creates nothing yet. */
    Passwords(Path directory) {
        this.directory = directory;
    }

    String of(Account account) {
        Path file = directory.resolve(account.login());
        try {
            if (!Files.exists(file)) {
                PrivateFile.directory(directory);
                PrivateFile.write(file, (generate() + "\n").getBytes(UTF_8));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The password in %s cannot be read or written.".formatted(file), e);
        }
    }

    private String generate() {
        return Stream.generate(this::group).limit(GROUPS).collect(Collectors.joining("-"));
    }

    private String group() {
        return random.ints(GROUP_LENGTH, 0, CHARACTERS.length())
                .mapToObj(index -> CHARACTERS.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
