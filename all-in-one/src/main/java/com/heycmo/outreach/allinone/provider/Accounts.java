package com.heycmo.outreach.allinone.provider;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Finds an account by what was typed. From then on the person goes by the id, as in the tokens. */
final class Accounts implements UserDetailsService {

    private final Map<Account, String> hashes = new EnumMap<>(Account.class);

    Accounts(Passwords passwords, PasswordEncoder encoder) {
        for (Account account : Account.values()) {
            hashes.put(account, encoder.encode(passwords.of(account)));
        }
    }

    @Override
    public UserDetails loadUserByUsername(String login) {
        Account account = Account.ofLogin(login).orElseThrow(() -> new UsernameNotFoundException("No such account."));
        return User.withUsername(account.id().toString())
                .password(hashes.get(account))
                .authorities(account.name())
                .build();
    }
}
