package com.heycmo.outreach.approval.pages.signin;

import static org.springframework.security.config.Customizer.withDefaults;

import com.heycmo.outreach.access.caller.PersonClaims;
import com.heycmo.outreach.access.chain.AccessRule;
import com.heycmo.outreach.access.chain.CustomerScopeFilter;
import com.heycmo.outreach.access.chain.SecurityProblemHandler;
import com.heycmo.outreach.access.limit.CallerRateLimitFilter;
import com.heycmo.outreach.access.limit.RateLimitProperties;
import com.heycmo.outreach.problems.ProblemWriter;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.FindByIndexNameSessionRepository;

/** The filter chain of the pages: sign-in at the OpenID provider, a session, and CSRF tokens in forms. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PagesProperties.class)
class PagesConfiguration {

    private static final String SIGN_IN = "/oauth2/authorization/outreach";
    private static final RequestMatcher OF_A_CUSTOMER =
            PathPatternRequestMatcher.withDefaults().matcher("/outreach/linkedin/{customerId}/**");

    /** Requests of scripts. They get 401 instead of a redirect to the provider, and sign-in never returns to them. */
    private static final RequestMatcher BY_A_SCRIPT =
            new OrRequestMatcher(new RequestHeaderRequestMatcher("HX-Request"), eventStream());

    /** Reads the provider's metadata at the first sign-in, so that it may start after this service. */
    @Bean
    ClientRegistrationRepository clientRegistrations(
            OAuth2ClientProperties properties, PagesProperties pages, OAuth2ResourceServerProperties provider) {
        String issuer = String.valueOf(provider.getJwt().getIssuerUri());
        return new SupplierClientRegistrationRepository(() ->
                new InMemoryClientRegistrationRepository(new OAuth2ClientPropertiesMapper(properties)
                        .asClientRegistrations().values().stream()
                                .map(registration -> pages.complete(registration, issuer))
                                .toList()));
    }

    @Bean
    @Order(30)
    SecurityFilterChain pagesChain(
            HttpSecurity http,
            ClientRegistrationRepository clients,
            PersonClaims people,
            OAuth2ResourceServerProperties provider,
            RateLimitProperties limits,
            FindByIndexNameSessionRepository<?> sessions,
            ProblemWriter writer) {
        String issuer = String.valueOf(provider.getJwt().getIssuerUri());
        PersonSessions personSessions = new PersonSessions(sessions);
        SignInFailures failures = new SignInFailures(writer);
        SecurityProblemHandler refusals = new SecurityProblemHandler(writer);
        return http.securityMatcher("/outreach/**", "/oauth2/authorization/**", "/login/oauth2/code/**", "/logout/**")
                .oauth2Login(login -> login.loginPage(SIGN_IN)
                        .failureHandler(failures)
                        .withObjectPostProcessor(withFailureHandler(failures))
                        .userInfoEndpoint(user -> user.oidcUserService(new SignIn(people, issuer)::loadUser)))
                .logout(logout ->
                        logout.addLogoutHandler(personSessions).logoutSuccessHandler(logoutAtProvider(clients)))
                .oidcLogout(logout -> logout.oidcSessionRegistry(personSessions).backChannel(withDefaults()))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(policy(issuer)))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .frameOptions(frame -> frame.deny()))
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(refusals, BY_A_SCRIPT)
                        // Also without an Accept header.
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint(SIGN_IN), AnyRequestMatcher.INSTANCE)
                        .accessDeniedHandler(refusals))
                .requestCache(cache -> cache.requestCache(forWholePages()))
                .authorizeHttpRequests(requests -> requests
                        // The end of an asynchronous response, which was authorized when it began; its session may be
                        // over.
                        .dispatcherTypeMatchers(DispatcherType.ASYNC)
                        .permitAll()
                        // The analytics page of the first customer, if this process has one.
                        .requestMatchers("/outreach/linkedin/analytics")
                        .authenticated()
                        .requestMatchers(OF_A_CUSTOMER)
                        .access(AccessRule.PERSON)
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new LogoutTokenFilter(writer), CsrfFilter.class)
                .addFilterBefore(new CallerRateLimitFilter(limits, writer), AuthorizationFilter.class)
                .addFilterAfter(new CustomerScopeFilter(OF_A_CUSTOMER), AuthorizationFilter.class)
                .build();
    }

    private static RequestMatcher eventStream() {
        MediaTypeRequestMatcher matcher = new MediaTypeRequestMatcher(MediaType.TEXT_EVENT_STREAM);
        // Browsers accept */* for every page.
        matcher.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return matcher;
    }

    private static RequestCache forWholePages() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(new AndRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/outreach/linkedin/**"),
                new NegatedRequestMatcher(BY_A_SCRIPT)));
        return cache;
    }

    /** The redirect filter has no configuration option for its failure handler. */
    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> withFailureHandler(
            SignInFailures failures) {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(failures);
                return filter;
            }
        };
    }

    private static OidcClientInitiatedLogoutSuccessHandler logoutAtProvider(ClientRegistrationRepository clients) {
        OidcClientInitiatedLogoutSuccessHandler handler = new OidcClientInitiatedLogoutSuccessHandler(clients);
        handler.setPostLogoutRedirectUri("{baseUrl}/outreach/linkedin");
        handler.setDefaultTargetUrl("/outreach/linkedin");
        return handler;
    }

    /** Allows nothing inline and no other origin, except as a form's target the provider, where signing out ends. */
    private static String policy(String issuer) {
        URI uri = URI.create(issuer);
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                + "base-uri 'none'; frame-ancestors 'none'; form-action 'self' " + uri.getScheme() + "://"
                + uri.getRawAuthority();
    }
}
