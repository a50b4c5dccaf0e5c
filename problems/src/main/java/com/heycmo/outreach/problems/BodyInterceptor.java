package com.heycmo.outreach.problems;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judges the body of a request before the operation runs, as far as Spring does not. Reads it where the operation takes
 * none, so that a truncated, endless or malformed one is rejected and not skipped afterwards.
 */
final class BodyInterceptor implements HandlerInterceptor {

    private final JsonMapper json;

    BodyInterceptor(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotSupportedException {
        if (handler instanceof HandlerMethod operation) {
            String type = Objects.toString(request.getContentType(), "");
            if (!takesBody(operation)) {
                boolean isJson = type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_JSON_VALUE);
                readIgnored(request, isJson || type.isEmpty());
            } else if (type.contains("*")) {
                throw new HttpMediaTypeNotSupportedException("Spring fails on a wildcard with a 500.");
            }
        }
        return true;
    }

    private static boolean takesBody(HandlerMethod operation) {
        return Arrays.stream(operation.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }

    private void readIgnored(HttpServletRequest request, boolean isJson) {
        try (InputStream body = request.getInputStream()) {
            if (isJson) {
                json.readTree(body);
            } else {
                body.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException | JacksonException e) {
            throw new HttpMessageNotReadableException(
                    "The ignored body cannot be read.", e, new ServletServerHttpRequest(request));
        }
    }
}
