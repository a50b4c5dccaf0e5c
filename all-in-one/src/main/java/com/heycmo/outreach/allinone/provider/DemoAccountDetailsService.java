package com.heycmo.outreach.allinone.provider;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Finds an account by its login. The principal is named by the id, as in the tokens. */
final class DemoAccountDetailsService implements UserDetailsService {

    private final Map<DemoAccount, String> passwords = new EnumMap<>(DemoAccount.class);
    private final Map<DemoAccount, String> hashes = new ConcurrentHashMap<>();
    private final PasswordEncoder encoder;

    DemoAccountDetailsService(DemoPasswords passwords, PasswordEncoder encoder) {
        for (DemoAccount account : DemoAccount.values()) {
            this.passwords.put(account, passwords.of(account));
        }
        this.encoder = encoder;
    }

    @Override
    public UserDetails loadUserByUsername(String login) {
        DemoAccount account = DemoAccount.ofLogin(login)
                .orElseThrow(() -> new UsernameNotFoundException("There is no account %s.".formatted(login)));
        return User.withUsername(account.id().toString())
                .password(hash(account))
                .authorities(account.name())
                .build();
    }

    /** At the first login, because it takes a tenth of a second, several of them while the process starts. */
    private String hash(DemoAccount account) {
        return hashes.computeIfAbsent(account, each -> encoder.encode(passwords.get(each)));
    }
}
