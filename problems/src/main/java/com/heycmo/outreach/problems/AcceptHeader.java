package com.heycmo.outreach.problems;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * Reads {@code Accept}, before anything is done. An operation that could find out only while it writes its answer that
 * the client does not accept it would have claimed a job that nobody is given.
 */
final class AcceptHeader implements ContentNegotiationStrategy {

    /** Ends of paths below {@link #QUEUE} whose answers are always JSON, because an extension needs each of them. */
    private static final List<String> ALWAYS_JSON = List.of("/next", "/result", "/release", "/extend");

    private static final String QUEUE = "/api/linkedin/queue/";

    private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

    /** Without parameters: {@code charset} would match a mapping and then no converter. */
    @Override
    public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        HttpServletRequest http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        if (isAlwaysJson(http.getRequestURI())) {
            return MEDIA_TYPE_ALL_LIST;
        }
        return header.resolveMediaTypes(request).stream()
                .filter(type -> type.getQualityValue() > 0)
                .map(type -> new MediaType(type.getType(), type.getSubtype(), type.getQualityValue()))
                .toList();
    }

    /** Whether a browser navigates: it names HTML, which programs do not, and prefers it to JSON. */
    static boolean prefersPage(HttpServletRequest request, String path) {
        if (isAlwaysJson(path)) {
            return false;
        }
        try {
            List<MediaType> accepted =
                    MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
            return quality(accepted, MediaType.TEXT_HTML)
                    > Math.max(
                            quality(accepted, MediaType.APPLICATION_JSON),
                            quality(accepted, MediaType.APPLICATION_PROBLEM_JSON));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /** Of the type itself, without wildcards. */
    private static double quality(List<MediaType> accepted, MediaType named) {
        return accepted.stream()
                .filter(named::equalsTypeAndSubtype)
                .mapToDouble(MediaType::getQualityValue)
                .max()
                .orElse(0);
    }

    private static boolean isAlwaysJson(String path) {
        return path.startsWith(QUEUE) && ALWAYS_JSON.stream().anyMatch(path::endsWith);
    }
}
