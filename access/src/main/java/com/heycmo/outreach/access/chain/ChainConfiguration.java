package com.heycmo.outreach.access.chain;

import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;

/** The chains, in the order in which a request meets them. A service with pages adds the chain of its pages. */
@Configuration(proxyBeanMethods = false)
public class ChainConfiguration {

    /** In front of all chains. */
    @Bean
    HttpFirewall httpFirewall() {
        return HeaderFirewall.create();
    }

    /** Actuator answers on the management port alone; who reaches that port is the network's decision. */
    @Bean
    @Order(0)
    SecurityFilterChain actuatorChain(HttpSecurity http, StatelessSecurity stateless) {
        return stateless
                .harden(http.securityMatcher(EndpointRequest.toAnyEndpoint()))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** What a browser extension calls, from a browser or not. */
    @Bean
    @Order(10)
    SecurityFilterChain extensionChain(
            HttpSecurity http, StatelessSecurity stateless, CorsProperties cors, ProblemRefusals refusals) {
        return stateless
                .api(http.securityMatcher(ApiPaths.OF_EXTENSIONS))
                .addFilter(ExtensionOrigins.filter(cors, refusals))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                request -> ApiPaths.CLAIM.matches(request) && new UnwantedNavigation().matches(request))
                        .denyAll()
                        .requestMatchers(ApiPaths.CLAIM, ApiPaths.RESULT)
                        .access(AccessRule.EXTENSION)
                        .requestMatchers(ApiPaths.USAGE)
                        .access(AccessRule.EXTENSION_OR_PERSON)
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /** The rest of the JSON API: people. */
    @Bean
    @Order(20)
    SecurityFilterChain apiChain(HttpSecurity http, StatelessSecurity stateless) {
        return stateless
                .api(http.securityMatcher(ApiPaths.ALL))
                .cors(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(ApiPaths.OF_A_CUSTOMER)
                        .access(AccessRule.PERSON)
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** Nothing lives anywhere else, and nothing there is protected: it is answered with 404. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain nothingElseChain(HttpSecurity http, StatelessSecurity stateless) {
        return stateless
                .harden(http)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
