package com.heycmo.outreach.approval.pages.assets;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves the assets of all modules. Templates name them by {@code @{/outreach/assets/page.js}}, which Spring rewrites to the
 * name with the content's hash. Spring Boot's own mappings are off: they cover every path, so that each link in a page would
 * be looked up as a file.
 */
@Configuration(proxyBeanMethods = false)
class AssetsConfiguration implements WebMvcConfigurer {

    private static final boolean CACHED = true;

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/outreach/assets/**")
                .addResourceLocations("classpath:/static/outreach/assets/")
                .setCacheControl(CacheControl.noCache())
                .resourceChain(CACHED)
                .addResolver(new ImmutableVersions())
                .addResolver(new BundleResolver());
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(CacheControl.noCache())
                .resourceChain(CACHED)
                .addResolver(new ImmutableVersions());
    }
}
