package com.heycmo.outreach.allinone.provider;

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
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/**
 * The provider, in a filter chain before all others. Its key, decoder, accounts and client are not beans, so that the
 * services use it over HTTP like any other provider.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(EmbeddedProviderProperties.PROPERTY)
class ProviderConfiguration {

    /**
     * A sign-out whose ID token this process does not know, for instance because it is older than the last restart. The page
     * has ended the session that both share, so it asks for the login.
     */
    private static final AuthenticationFailureHandler TO_THE_PAGE =
            (request, response, failure) -> response.sendRedirect(ProviderPaths.PAGE);

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    @Bean
    EmbeddedProvider embeddedProvider(
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri}") String issuer,
            @Value("${spring.security.oauth2.resourceserver.jwt.audiences}") String audience,
            DataDirectory directory) {
        return new EmbeddedProvider(
                issuer, audience, new DemoPasswords(directory.path().resolve("passwords")));
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
        ProviderEntryPoint entryPoint = new ProviderEntryPoint(writer);
        configureTokens(http, provider, ReviewPageClient.repository(clientId, clientSecret, baseUrls));
        configureLogin(http, provider);
        ProviderSession.configure(http);
        LoginPageHeaders.configure(http, baseUrls);
        return http.oauth2ResourceServer(server -> server.authenticationEntryPoint(entryPoint.forPrograms()))
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(entryPoint).accessDeniedHandler(entryPoint.forPrograms()))
                .build();
    }

    /** The provider must learn that the review page ended the session that both share. */
    @Bean
    HttpSessionEventPublisher httpSessionEventPublisher() {
        return new HttpSessionEventPublisher();
    }

    private static void configureTokens(
            HttpSecurity http, EmbeddedProvider provider, RegisteredClientRepository clients) {
        JwtGenerator tokens = new JwtGenerator(provider.encoder());
        tokens.setJwtCustomizer(new AccountTokenCustomizer(provider.audience()));
        http.setSharedObject(JWKSource.class, provider.key());
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        http.oauth2AuthorizationServer(server -> {
            server.authorizationServerSettings(ProviderPaths.settings(provider.issuer()))
                    .registeredClientRepository(clients)
                    .tokenGenerator(tokens)
                    .oidc(oidc -> oidc.logoutEndpoint(logout -> logout.errorResponseHandler(TO_THE_PAGE)));
            // Other paths below the prefix are left to the next chain, which answers 404.
            http.securityMatcher(new OrRequestMatcher(
                    server.getEndpointsMatcher(),
                    paths.matcher(ProviderPaths.LOGIN),
                    paths.matcher(ProviderPaths.STYLE)));
        });
        // The user-info endpoint accepts the tokens of this provider.
        http.oauth2ResourceServer(server ->
                server.jwt(jwt -> jwt.decoder(OAuth2AuthorizationServerConfiguration.jwtDecoder(provider.key()))));
    }

    private void configureLogin(HttpSecurity http, EmbeddedProvider provider) {
        http.authenticationProvider(passwordCheck(provider))
                .formLogin(login -> login.loginPage(ProviderPaths.LOGIN).defaultSuccessUrl(ProviderPaths.PAGE))
                // OpenID Connect's logout endpoint is used instead.
                .logout(LogoutConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(ProviderPaths.LOGIN, ProviderPaths.STYLE)
                        .permitAll()
                        .anyRequest()
                        .authenticated());
    }

    private AuthenticationProvider passwordCheck(EmbeddedProvider provider) {
        DaoAuthenticationProvider check =
                new DaoAuthenticationProvider(new DemoAccountDetailsService(provider.passwords(), encoder));
        check.setPasswordEncoder(encoder);
        return check;
    }
}
