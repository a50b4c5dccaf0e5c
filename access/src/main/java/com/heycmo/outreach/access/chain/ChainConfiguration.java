package com.heycmo.outreach.access.chain;

import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;

/** The security chains, in the order in which they are matched. A service with pages adds its own. */
@Configuration(proxyBeanMethods = false)
public class ChainConfiguration {

    @Bean
    HttpFirewall httpFirewall() {
        return HeaderFirewall.create();
    }

    /** Actuator listens on the management port only, which the network must protect. */
    @Bean
    @Order(0)
    SecurityFilterChain actuatorChain(HttpSecurity http, StatelessChains chains) {
        return chains.harden(http.securityMatcher(EndpointRequest.toAnyEndpoint()))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** The paths of jobs, which extensions call all the time: only the filters that they need, and none knows a session. */
    @Bean
    @Order(10)
    SecurityFilterChain jobChain(StatelessChains chains) {
        return new DefaultSecurityFilterChain(ApiPaths.JOBS, chains.jobFilters());
    }

    /** The other paths of extensions. */
    @Bean
    @Order(15)
    SecurityFilterChain extensionChain(HttpSecurity http, StatelessChains chains) {
        return chains.api(http.securityMatcher(ApiPaths.EXTENSION))
                .authorizeHttpRequests(requests -> requests.requestMatchers(ApiPaths.SELF)
                        .access(AccessRule.EXTENSION_ITSELF)
                        .requestMatchers(ApiPaths.USAGE)
                        .access(AccessRule.EXTENSION_OR_PERSON)
                        .requestMatchers(ApiPaths.SIGNALS)
                        .access(AccessRule.EXTENSION_OR_REVIEWER)
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /** The rest of the API, for people. */
    @Bean
    @Order(20)
    SecurityFilterChain apiChain(HttpSecurity http, StatelessChains chains) {
        return chains.api(http.securityMatcher(ApiPaths.ALL))
                .authorizeHttpRequests(requests -> requests.requestMatchers(ApiPaths.EXPORT)
                        .access(AccessRule.REVIEWER)
                        .requestMatchers(ApiPaths.CUSTOMER)
                        .access(AccessRule.PERSON)
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** All other paths. They do not exist, so the answer is 404 and not 401. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain fallbackChain(HttpSecurity http, StatelessChains chains) {
        return chains.harden(http)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
