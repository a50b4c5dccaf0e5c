package com.heycmo.outreach.allinone.provider;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Finds an account by its login. The principal is named by the id, as in the tokens. */
final class DemoAccountDetailsService implements UserDetailsService {

    private final Map<DemoAccount, String> hashes = new EnumMap<>(DemoAccount.class);

    DemoAccountDetailsService(DemoPasswords passwords, PasswordEncoder encoder) {
        for (DemoAccount account : DemoAccount.values()) {
            hashes.put(account, encoder.encode(passwords.of(account)));
        }
    }

    @Override
    public UserDetails loadUserByUsername(String login) {
        DemoAccount account = DemoAccount.ofLogin(login)
                .orElseThrow(() -> new UsernameNotFoundException("There is no account %s.".formatted(login)));
        return User.withUsername(account.id().toString())
                .password(hashes.get(account))
                .authorities(account.name())
                .build();
    }
}
