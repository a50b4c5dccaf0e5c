package com.heycmo.outreach.approval.pages.assets;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.AbstractResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;
import org.springframework.web.servlet.resource.TransformedResource;

/** Serves a script together with all modules that it imports. */
final class BundleResolver extends AbstractResourceResolver {

    @Override
    protected @Nullable Resource resolveResourceInternal(
            @Nullable HttpServletRequest request,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        Resource script = chain.resolveResource(request, path, locations);
        return script == null || !path.endsWith(".js") ? script : bundle(script);
    }

    private static Resource bundle(Resource script) {
        String name = String.valueOf(script.getFilename());
        String bundle = ScriptBundle.of(name, module -> text(script, module));
        return new TransformedResource(script, bundle.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Resource script, String module) {
        try {
            return script.createRelative(module).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected @Nullable String resolveUrlPathInternal(
            String path, List<? extends Resource> locations, ResourceResolverChain chain) {
        return chain.resolveUrlPath(path, locations);
    }
}
