package com.heycmo.outreach.access;

import com.heycmo.outreach.access.caller.AccessProperties;
import com.heycmo.outreach.access.caller.PersonClaims;
import com.heycmo.outreach.access.chain.BearerTokenAuthenticator;
import com.heycmo.outreach.access.chain.ChainConfiguration;
import com.heycmo.outreach.access.chain.CorsProperties;
import com.heycmo.outreach.access.chain.CustomerFilterFactory;
import com.heycmo.outreach.access.chain.ExtensionCorsProcessor;
import com.heycmo.outreach.access.chain.RejectedRequestAdvice;
import com.heycmo.outreach.access.chain.SecurityProblemHandler;
import com.heycmo.outreach.access.chain.StatelessChains;
import com.heycmo.outreach.access.device.DeviceTokenVerifier;
import com.heycmo.outreach.access.limit.CallerRateLimitFilter;
import com.heycmo.outreach.access.limit.ClientRateLimitFilter;
import com.heycmo.outreach.access.limit.RateLimitProperties;
import com.heycmo.outreach.problems.FilterOrder;
import com.heycmo.outreach.problems.ProblemWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.CorsFilter;

/** Authentication, authorization and rate limits of every service with an API. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({
    AccessProperties.class,
    RateLimitProperties.class,
    CorsProperties.class,
    OAuth2ResourceServerProperties.class
})
@Import(ChainConfiguration.class)
class AccessAutoConfiguration {

    private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

    @Bean
    PersonClaims personClaims(AccessProperties claimNames) {
        return new PersonClaims(claimNames);
    }

    @Bean
    BearerTokenAuthenticator bearerTokenAuthenticator(
            ObjectProvider<DeviceTokenVerifier> devices,
            ObjectProvider<JwtDecoder> jwts,
            PersonClaims persons,
            OAuth2ResourceServerProperties provider) {
        requireProvider(provider.getJwt());
        return new BearerTokenAuthenticator(devices.getIfAvailable(), jwts.getObject(), persons);
    }

    @Bean
    SecurityProblemHandler securityProblemHandler(ProblemWriter writer) {
        return new SecurityProblemHandler(writer);
    }

    @Bean
    StatelessChains statelessChains(
            SecurityProblemHandler problems,
            BearerTokenAuthenticator tokens,
            RateLimitProperties limits,
            ProblemWriter writer,
            ObjectProvider<CustomerFilterFactory> filters) {
        return new StatelessChains(
                problems, tokens, new CallerRateLimitFilter(limits, writer), filters.getIfAvailable());
    }

    /** Switched off because a span for each security filter costs more than it is worth. */
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    FilterRegistrationBean<ClientRateLimitFilter> clientRateLimitFilter(
            RateLimitProperties limits, ProblemWriter writer) {
        return FilterOrder.CLIENT_RATE_LIMIT.register(new ClientRateLimitFilter(limits, writer));
    }

    @Bean
    RejectedRequestAdvice rejectedRequestAdvice(ProblemWriter writer) {
        return new RejectedRequestAdvice(writer);
    }

    @Bean
    FilterRegistrationBean<CorsFilter> corsFilter(CorsProperties cors) {
        FilterRegistrationBean<CorsFilter> filter = FilterOrder.CORS.register(ExtensionCorsProcessor.filter(cors));
        filter.addUrlPatterns("/api/*");
        return filter;
    }

    static void requireProvider(OAuth2ResourceServerProperties.Jwt jwt) {
        if (!StringUtils.hasText(jwt.getIssuerUri())) {
            throw new InvalidConfigurationPropertyValueException(
                    JWT + "issuer-uri",
                    jwt.getIssuerUri(),
                    "It is not set, so nobody can sign in. Set it to the address of your OpenID provider, for instance "
                            + "https://id.example.com/realms/outreach. Only the all-in-one has a built-in provider.");
        }
        if (jwt.getAudiences().isEmpty()) {
            throw new InvalidConfigurationPropertyValueException(
                    JWT + "audiences",
                    jwt.getAudiences(),
                    "It is empty, so tokens that the provider issued for other applications would be accepted.");
        }
    }
}
