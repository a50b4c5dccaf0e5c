package com.heycmo.outreach.allinone.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.heycmo.outreach.embedded.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The passwords of the accounts: generated at the first start, each stored in a file that only its owner can read. */
final class DemoPasswords {

    // Without characters that look alike. Twenty of them have 99 bits of entropy.
    private static final String CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 5;

    private final Path directory;
    private final SecureRandom random = new SecureRandom();

    DemoPasswords(Path directory) {
        this.directory = directory;
    }

    String of(DemoAccount account) {
        Path file = directory.resolve(account.login());
        try {
            if (!Files.exists(file)) {
                PrivateFiles.directory(directory);
                PrivateFiles.write(file, (generate() + "\n").getBytes(UTF_8));
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
