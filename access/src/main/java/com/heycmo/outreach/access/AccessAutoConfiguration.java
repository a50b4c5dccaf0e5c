package com.heycmo.outreach.access;

import com.heycmo.outreach.access.caller.AccessProperties;
import com.heycmo.outreach.access.caller.PersonClaims;
import com.heycmo.outreach.access.chain.BearerTokens;
import com.heycmo.outreach.access.chain.ChainConfiguration;
import com.heycmo.outreach.access.chain.CorsProperties;
import com.heycmo.outreach.access.chain.CustomerFilters;
import com.heycmo.outreach.access.chain.ProblemRefusals;
import com.heycmo.outreach.access.chain.StatelessSecurity;
import com.heycmo.outreach.access.device.DeviceTokens;
import com.heycmo.outreach.access.limit.CallerRateLimitFilter;
import com.heycmo.outreach.access.limit.ClientRateLimitFilter;
import com.heycmo.outreach.access.limit.RateLimitProperties;
import com.heycmo.outreach.problems.FilterOrder;
import com.heycmo.outreach.problems.ProblemWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Gives every service with an API the one way to decide who may do what. */
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

    @Bean
    PersonClaims people(AccessProperties names) {
        return new PersonClaims(names);
    }

    @Bean
    BearerTokens bearerTokens(
            ObjectProvider<DeviceTokens> devices,
            ObjectProvider<JwtDecoder> jwts,
            PersonClaims people,
            OAuth2ResourceServerProperties provider) {
        MissingIssuerException.throwUnlessGiven(provider.getJwt());
        return new BearerTokens(devices.getIfAvailable(() -> DeviceTokens.NONE), jwts.getObject(), people);
    }

    @Bean
    ProblemRefusals problemRefusals(ProblemWriter writer) {
        return new ProblemRefusals(writer);
    }

    @Bean
    StatelessSecurity statelessSecurity(
            ProblemRefusals refusals,
            BearerTokens tokens,
            RateLimitProperties limits,
            ProblemWriter writer,
            ObjectProvider<CustomerFilters> filters) {
        return new StatelessSecurity(
                refusals, tokens, new CallerRateLimitFilter(limits, writer), filters.getIfAvailable());
    }

    /** A span for each security filter would cost more than it tells. */
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    FilterRegistrationBean<ClientRateLimitFilter> clientRateLimitFilter(
            RateLimitProperties limits, ProblemWriter writer) {
        return FilterOrder.CLIENT_RATE_LIMIT.register(new ClientRateLimitFilter(limits, writer));
    }
}
