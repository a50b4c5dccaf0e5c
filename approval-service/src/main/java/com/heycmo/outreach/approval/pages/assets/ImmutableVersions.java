package com.heycmo.outreach.approval.pages.assets;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.HttpResource;
import org.springframework.web.servlet.resource.ResourceResolverChain;
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
        return found instanceof HttpResource versioned ? new Immutable(path, versioned) : found;
    }

    /**
     * A file under its versioned name. Spring caches by equality, and must not take it for the same file under its plain name.
     */
    private static final class Immutable extends AbstractResource implements HttpResource {

        private final String path;
        private final Resource file;

        private Immutable(String path, Resource file) {
            this.path = path;
            this.file = file;
        }

        @Override
        public HttpHeaders getResponseHeaders() {
            HttpHeaders headers = new HttpHeaders();
            headers.setCacheControl(FOR_EVER);
            return headers;
        }

        /** Equal resources have equal descriptions. */
        @Override
        public String getDescription() {
            return "immutable " + path;
        }

        @Override
        public @Nullable String getFilename() {
            return file.getFilename();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return file.getInputStream();
        }

        @Override
        public long contentLength() throws IOException {
            return file.contentLength();
        }

        @Override
        public long lastModified() throws IOException {
            return file.lastModified();
        }
    }
}
