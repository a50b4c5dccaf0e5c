package com.heycmo.outreach.approval.pages.assets;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.HttpResource;
import org.springframework.web.servlet.resource.ResourceResolverChain;
import org.springframework.web.servlet.resource.TransformedResource;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** Names each file by its content's hash. A browser never asks again for a file under such a name. */
final class ImmutableVersions extends VersionResourceResolver {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    ImmutableVersions() {
        addContentVersionStrategy("/**");
    }

    /** A plain name finds the file, too; it is then revalidated each time. */
    @Override
    protected @Nullable Resource resolveResourceInternal(
            @Nullable HttpServletRequest request,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        Resource found = super.resolveResourceInternal(request, path, locations, chain);
        return found instanceof HttpResource versioned ? new Immutable(versioned) : found;
    }

    private static final class Immutable extends TransformedResource implements HttpResource {

        private Immutable(Resource versioned) {
            super(versioned, content(versioned));
        }

        private static byte[] content(Resource resource) {
            try {
                return resource.getContentAsByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public HttpHeaders getResponseHeaders() {
            HttpHeaders headers = new HttpHeaders();
            headers.setCacheControl(FOR_EVER);
            return headers;
        }
    }
}
