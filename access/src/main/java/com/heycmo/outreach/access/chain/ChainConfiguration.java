package com.heycmo.outreach.access.chain;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** The chains, in the order in which a request meets them. A service with pages adds the chain of its pages. */
@Configuration(proxyBeanMethods = false)
public class ChainConfiguration {

    private static final Duration PREFLIGHT_HOLDS = Duration.ofHours(1);

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
    SecurityFilterChain extensionChain(HttpSecurity http, StatelessSecurity stateless, CorsProperties cors) {
        return stateless
                .api(http.securityMatcher(ApiPaths.OF_EXTENSIONS))
                .cors(configurer -> configurer.configurationSource(fromExtensions(cors)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                request -> ApiPaths.CLAIM.matches(request) && new UnwantedNavigation().matches(request))
                        .denyAll()
                        .requestMatchers(ApiPaths.CLAIM, ApiPaths.RESULT)
                        .access(Rule.EXTENSION)
                        .requestMatchers(ApiPaths.USAGE)
                        .access(Rule.EXTENSION_OR_PERSON)
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
                        .access(Rule.PERSON)
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

    private static UrlBasedCorsConfigurationSource fromExtensions(CorsProperties cors) {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(cors.origins());
        allowed.setAllowedMethods(List.of("GET", "POST"));
        allowed.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, "Idempotency-Key"));
        allowed.setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER));
        allowed.setMaxAge(PREFLIGHT_HOLDS);
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", allowed);
        return source;
    }
}
