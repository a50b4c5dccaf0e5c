package com.heycmo.outreach.allinone.provider;

import static org.springframework.security.config.Customizer.withDefaults;

import com.heycmo.outreach.allinone.start.DataDirectory;
import com.heycmo.outreach.allinone.start.EmbeddedProviderProperties;
import com.heycmo.outreach.problems.ProblemWriter;
import com.nimbusds.jose.jwk.source.JWKSource;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/**
 * The provider, in a chain of its own before everybody else's. No key, decoder, account or client is a bean: the
 * services find nothing here, and must ask over HTTP, as they would ask any other provider.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(EmbeddedProviderProperties.PROPERTY)
class ProviderConfiguration {

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    @Bean
    EmbeddedProvider embeddedProvider(
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri}") String issuer,
            @Value("${spring.security.oauth2.resourceserver.jwt.audiences}") String audience,
            DataDirectory directory) {
        return new EmbeddedProvider(
                issuer, audience, new Passwords(directory.path().resolve("passwords")));
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain embeddedProviderChain(
            HttpSecurity http,
            EmbeddedProvider provider,
            @Value("${spring.security.oauth2.client.registration.outreach.client-id}") String clientId,
            @Value("${spring.security.oauth2.client.registration.outreach.client-secret}") String clientSecret,
            ProblemWriter writer) {
        List<String> baseUrls = List.of(provider.issuer(), provider.issuer().replace("localhost", "127.0.0.1"));
        ProviderRefusals refusals = new ProviderRefusals(writer);
        issueTokens(http, provider, OutreachClient.registered(clientId, clientSecret, baseUrls, encoder));
        askForPasswords(http, provider);
        SharedSession.keepApart(http);
        StrictHeaders.write(http, baseUrls);
        return http.oauth2ResourceServer(server -> server.authenticationEntryPoint(refusals.programs()))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals.programs()))
                .build();
    }

    /** Tells the provider when the review page's login gives their shared session another id. */
    @Bean
    HttpSessionEventPublisher httpSessionEventPublisher() {
        return new HttpSessionEventPublisher();
    }

    private static void issueTokens(HttpSecurity http, EmbeddedProvider provider, RegisteredClientRepository clients) {
        JwtGenerator tokens = new JwtGenerator(provider.encoder());
        tokens.setJwtCustomizer(new AccountClaims(provider.audience()));
        http.setSharedObject(JWKSource.class, provider.key());
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        http.oauth2AuthorizationServer(server -> {
            server.authorizationServerSettings(Paths.settings(provider.issuer()))
                    .registeredClientRepository(clients)
                    .tokenGenerator(tokens)
                    .oidc(withDefaults());
            // Anything else below the prefix is as unknown as any other path.
            http.securityMatcher(new OrRequestMatcher(
                    server.getEndpointsMatcher(), paths.matcher(Paths.LOGIN), paths.matcher(Paths.STYLE)));
        });
        // The user-info endpoint takes the tokens that were issued here.
        http.oauth2ResourceServer(server ->
                server.jwt(jwt -> jwt.decoder(OAuth2AuthorizationServerConfiguration.jwtDecoder(provider.key()))));
    }

    private void askForPasswords(HttpSecurity http, EmbeddedProvider provider) {
        http.authenticationProvider(passwordCheck(provider))
                .formLogin(login -> login.loginPage(Paths.LOGIN).defaultSuccessUrl("/outreach/linkedin"))
                // The standard's own logout is at another path.
                .logout(LogoutConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(Paths.LOGIN, Paths.STYLE)
                        .permitAll()
                        .anyRequest()
                        .authenticated());
    }

    private AuthenticationProvider passwordCheck(EmbeddedProvider provider) {
        DaoAuthenticationProvider check = new DaoAuthenticationProvider(new Accounts(provider.passwords(), encoder));
        check.setPasswordEncoder(encoder);
        return check;
    }
}
